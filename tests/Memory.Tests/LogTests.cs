using System.Text.Json;
using Holmes.Contracts;
using Holmes.Testing;
using Marten;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Holmes.Memory.Tests;

/// <summary>Memory and the supervisor share no code, only what is stored: the supervisor's golden files are both sides' word.</summary>
public sealed class LogTests
{
    public static TheoryData<string> Names => [.. StoredNames.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_the_supervisor_stores_memory_can_read(string name)
    {
        using var golden = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("tests", "Supervisor.Tests", "Golden", "events", name + ".json")));

        var read = JsonSerializer.SerializeToElement(golden.RootElement.Deserialize(StoredNames.All[name], WireJson.Options), StoredNames.All[name], WireJson.Options);

        Assert.All(read.EnumerateObject(), field => Assert.True(JsonElement.DeepEquals(golden.RootElement.GetProperty(field.Name), field.Value), field.Name));
        Assert.NotEmpty(read.EnumerateObject());
    }

    [Fact]
    public void Memory_reads_under_the_stored_names()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:Postgres", "Host=nowhere")]).Build();
        var options = new StoreOptions();
        options.ConfigureMemory(configuration);

        var mapped = ((IReadOnlyStoreOptions)options).Events.AllKnownEventTypes()
            .Where(known => known.EventType.Namespace == typeof(Log.ExecutionStarted).Namespace)
            .ToDictionary(known => known.EventTypeName, known => known.EventType);

        Assert.Equal(StoredNames.All.OrderBy(one => one.Key, StringComparer.Ordinal), mapped.OrderBy(one => one.Key, StringComparer.Ordinal));
    }
}
