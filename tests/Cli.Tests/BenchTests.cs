using Holmes.Cli.Bench;
using Xunit;

namespace Holmes.Cli.Tests;

public sealed class BenchTests
{
    [Fact]
    public void The_options_of_a_benchmark_are_handed_on_as_written()
    {
        var parsed = CommandLine.Create().Parse(["bench", "retrieval", "my questions.json", "--statutes", "laws", "--json", "out.json"]);

        Assert.Empty(parsed.Errors);
        Assert.Equal(["retrieval", "my questions.json", "--statutes", "laws", "--json", "out.json"], BenchCommand.Rest(parsed));
    }
}
