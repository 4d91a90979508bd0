using Holmes.Testing;
using Xunit;

namespace Holmes.Supervisor.Tests;

/// <summary>What the sources must keep to, read from the sources.</summary>
public sealed class ArchitectureTests
{
    private static readonly string Supervisor = Repository.PathOf("services", "supervisor");
    private static readonly string[] Infrastructure = ["Marten", "MassTransit", "JasperFx", "Npgsql", "Microsoft."];

    public static TheoryData<string> PureFiles =>
    [
        .. Sources().Select(Path.GetFileName).OfType<string>().Where(name => name.EndsWith("Decider.cs", StringComparison.Ordinal)),
        "Effects.cs", "Execution.cs", "ExecutionEvents.cs", "ExecutionFold.cs", "Outstanding.cs", "ForkChoice.cs", "ForkSource.cs", "PlanChanges.cs", "PlanRules.cs", "Questions.cs", "Scheduling.cs", "StepChanges.cs",
    ];

    [Fact]
    public void Only_the_log_saves()
    {
        var saving = Sources().Where(file => File.ReadAllText(file).Contains("SaveChanges", StringComparison.Ordinal));

        Assert.Equal(["ExecutionLog.cs"], saving.Select(Path.GetFileName));
    }

    [Theory]
    [MemberData(nameof(PureFiles))]
    public void What_decides_knows_no_store_and_no_bus(string name)
    {
        var source = Sources().Single(file => Path.GetFileName(file) == name);
        var imported = File.ReadLines(source)
            .Where(line => line.StartsWith("using ", StringComparison.Ordinal))
            .Select(line => line["using ".Length..].Replace("static ", "", StringComparison.Ordinal).Split('=')[^1].Trim())
            .ToList();

        Assert.DoesNotContain(imported, import => Infrastructure.Any(other => import.StartsWith(other, StringComparison.Ordinal)));
    }

    [Fact]
    public void All_five_deciders_are_looked_at() =>
        Assert.Equal(5, Sources().Count(file => file.EndsWith("Decider.cs", StringComparison.Ordinal)));

    /// <summary>From version 9 on it needs a commercial licence.</summary>
    [Theory]
    [InlineData(typeof(MassTransit.Bus))]
    [InlineData(typeof(MassTransit.IBus))]
    [InlineData(typeof(MassTransit.RabbitMqBusFactoryConfiguratorExtensions))]
    public void The_bus_is_of_the_last_free_line(Type type) => Assert.Equal(8, type.Assembly.GetName().Version!.Major);

    private static IEnumerable<string> Sources() => Directory.EnumerateFiles(Supervisor, "*.cs", SearchOption.AllDirectories);
}
