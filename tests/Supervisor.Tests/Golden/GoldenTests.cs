using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Supervisor.Executions;
using Holmes.Testing;
using Xunit;

namespace Holmes.Supervisor.Tests.Golden;

public sealed class GoldenTests
{
    public static TheoryData<string> Names => [.. GoldenFiles.Types.Keys.Order(StringComparer.Ordinal)];

    public static TheoryData<string, string> RequiredFields => [.. GoldenFiles.Types
        .SelectMany(golden => RequiredOf(golden.Value).Select(required => (golden.Key, required)))];

    public static TheoryData<Type> Vocabularies =>
        [.. typeof(StartExecution).Assembly.GetExportedTypes().Where(type => type.IsEnum)];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_written_as_it_was(string name) =>
        Assert.Equal(GoldenFiles.Text(name), GoldenFiles.Write(Samples.Of(GoldenFiles.Types[name])));

    [Theory]
    [MemberData(nameof(Names))]
    public void What_was_written_then_reads_today_and_nothing_is_lost(string name) =>
        Assert.Equal(GoldenFiles.Text(name), GoldenFiles.Write(GoldenFiles.Read(name)));

    [Fact]
    public void Every_event_and_message_has_its_file_and_no_file_is_left_over() =>
        Assert.Equal(GoldenFiles.Types.Keys.Order(StringComparer.Ordinal), GoldenFiles.Written().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_stored_event_has_its_stored_name()
    {
        var events = typeof(IStoredEvent).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IStoredEvent)));

        Assert.Equal(
            events.Select(type => type.Name).Order(StringComparer.Ordinal),
            GoldenFiles.MappedEvents.Values.Select(type => type.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_stored_names_are_those_of_the_files()
    {
        var files = GoldenFiles.Written().Where(name => name.StartsWith("events/", StringComparison.Ordinal)).Select(name => name["events/".Length..]);

        Assert.Equal(GoldenFiles.MappedEvents.Keys.Order(StringComparer.Ordinal), files.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Vocabularies))]
    public void A_word_nobody_knows_is_refused_and_so_is_a_number(Type vocabulary)
    {
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize("\"neverHeardOf\"", vocabulary, WireJson.Options));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize("1", vocabulary, WireJson.Options));
    }

    [Theory]
    [InlineData("events/execution_completed", "outcome")]
    [InlineData("messages/holmes.execution-completed.v1", "outcome")]
    [InlineData("messages/holmes.provide-input.v1", "decision")]
    public void An_event_with_an_unknown_word_is_refused_at_the_word(string name, string field)
    {
        var json = JsonNode.Parse(GoldenFiles.Text(name))!.AsObject();
        json[field] = "neverHeardOf";

        var refused = Assert.Throws<JsonException>(() => GoldenFiles.Read(name, json.ToJsonString()));

        Assert.Equal($"$.{field}", refused.Path);
    }

    [Theory]
    [MemberData(nameof(RequiredFields))]
    public void Without_a_required_field_it_is_refused_by_the_fields_name(string name, string field)
    {
        var json = JsonNode.Parse(GoldenFiles.Text(name))!.AsObject();
        Assert.True(json.Remove(field));

        var refused = Assert.Throws<JsonException>(() => GoldenFiles.Read(name, json.ToJsonString()));

        Assert.Contains($"'{field}'", refused.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> RequiredOf(Type type)
    {
        var nullability = new NullabilityInfoContext();
        return type.GetConstructors().Single().GetParameters()
            .Where(parameter => !parameter.HasDefaultValue && nullability.Create(parameter).WriteState is not NullabilityState.Nullable)
            .Select(parameter => JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!));
    }
}
