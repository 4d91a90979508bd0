using System.Net;
using Holmes.Notifier.Tests.Edge;

namespace Holmes.Notifier.Tests.Pages;

public sealed class PageTests(SupervisorLog log) : IClassFixture<SupervisorLog>, IAsyncLifetime
{
    private readonly string root = Directory.CreateTempSubdirectory("holmes-page-").FullName;
    private EdgeServer edge = null!;

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Path.Combine(root, "assets"));
        await File.WriteAllTextAsync(Path.Combine(root, "index.html"), "<!doctype html><title>Holmes</title>");
        await File.WriteAllTextAsync(Path.Combine(root, "assets", "index-1a2b.js"), "export {}");
        edge = await EdgeServer.StartAsync(log.ConnectionString, ("Web:Root", root));
    }

    public async ValueTask DisposeAsync()
    {
        await edge.DisposeAsync();
        Directory.Delete(root, recursive: true);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/executions/0198a000-0000-7000-8000-0000000000ff")]
    [InlineData("/sessions/1?step=s1")]
    [InlineData("/learning")]
    public async Task Every_address_of_the_page_is_the_page(string path)
    {
        using var response = await GetAsync(path);

        Assert.Contains("<title>Holmes", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.True(response.Headers.CacheControl!.NoCache);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("script-src 'self';", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_asset_is_kept_for_ever_since_its_name_changes_with_its_content()
    {
        using var response = await GetAsync("/assets/index-1a2b.js");

        Assert.Equal("text/javascript; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("public, max-age=31536000, immutable", response.Headers.CacheControl!.ToString());
    }

    [Theory]
    [InlineData("/api/nothing")]
    [InlineData("/documents/nothing")]
    [InlineData("/assets/index-gone.js")]
    [InlineData("/../../../etc/passwd.txt")]
    public async Task What_is_not_there_is_a_problem_and_not_the_page(string path)
    {
        using var response = await GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_page_that_was_not_built_says_how_to_build_it()
    {
        File.Delete(Path.Combine(root, "index.html"));
        using var response = await GetAsync("/");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("./holmes up", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> GetAsync(string path) =>
        edge.Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
}
