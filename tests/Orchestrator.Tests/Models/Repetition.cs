using Holmes.Orchestrator.Models;
using Microsoft.Extensions.Options;
using Xunit;

namespace Holmes.Orchestrator.Tests.Models;

/// <summary>A request that comes twice asks a model once.</summary>
public sealed class Repetition
{
    private static readonly IOptions<LlmOptions> Configured = Options.Create(new LlmOptions { Endpoint = "http://localhost/v1", Model = "m" });

    [Fact]
    public async Task Two_deliveries_share_the_work_that_is_under_way_and_a_third_gets_what_came_of_it()
    {
        using var once = new OncePerMessage<string>(TimeProvider.System, Configured);
        var (begun, answer) = (0, new TaskCompletionSource<string>());
        Task<string> Work()
        {
            begun++;
            return answer.Task;
        }

        var both = Task.WhenAll(once.DoAsync("a", Work), once.DoAsync("a", Work));
        answer.SetResult("done");

        Assert.Equal(["done", "done"], await both);
        Assert.Equal(("done", 1), (await once.DoAsync("a", Work), begun));
    }

    [Fact]
    public async Task Work_that_failed_is_done_again()
    {
        using var once = new OncePerMessage<string>(TimeProvider.System, Configured);

        await Assert.ThrowsAsync<InvalidOperationException>(() => once.DoAsync("a", () => Task.FromException<string>(new InvalidOperationException())));
        Assert.Equal("done", await once.DoAsync("a", () => Task.FromResult("done")));
    }

    [Theory]
    [InlineData("http://a/v1", null)]
    [InlineData(null, "m")]
    [InlineData("ftp://a", "m")]
    public void Half_a_configuration_is_refused_at_the_start(string? endpoint, string? name) =>
        Assert.NotEmpty(new LlmOptions { Endpoint = endpoint, Model = name }.Validate(new(new object())));
}
