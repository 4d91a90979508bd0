using System.Reflection;
using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Supervisor.Executions;
using Holmes.Testing;
using Marten;
using MassTransit;
using Microsoft.Extensions.Configuration;

namespace Holmes.Supervisor.Tests.Golden;

/// <summary>
/// What is stored and what is sent, held still: one file per stored event and per message. With the environment
/// variable UPDATE_GOLDEN=1 a test run writes the files anew instead; the difference is then read like code, because
/// what is already stored, and who already listens, does not change with it.
/// </summary>
internal static class GoldenFiles
{
    private static readonly JsonSerializerOptions Indented = new(WireJson.Options) { WriteIndented = true, NewLine = "\n" };
    private static readonly string Folder = Repository.PathOf("tests", "Supervisor.Tests", "Golden");

    static GoldenFiles()
    {
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Update();
        }
    }

    /// <summary>The types by their stored name, as the store is told.</summary>
    public static IReadOnlyDictionary<string, Type> MappedEvents { get; } = ReadMapping();

    /// <summary>Every golden file's name, without its ending, and the type it shows.</summary>
    public static IReadOnlyDictionary<string, Type> Types { get; } = MappedEvents
        .Select(mapped => KeyValuePair.Create($"events/{mapped.Key}", mapped.Value))
        .Concat(typeof(StartExecution).Assembly.GetExportedTypes()
            .Where(type => type.GetCustomAttribute<MessageUrnAttribute>() is not null)
            .Select(type => KeyValuePair.Create($"messages/{type.GetCustomAttribute<EntityNameAttribute>()!.EntityName}", type)))
        .ToDictionary();

    public static IEnumerable<string> Written() =>
        Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/')[..^".json".Length]);

    public static string Text(string name) => File.ReadAllText(PathOf(name));

    public static object Read(string name) => Read(name, Text(name));

    public static object Read(string name, string text) => JsonSerializer.Deserialize(text, Types[name], Indented)!;

    public static string Write(object value) => JsonSerializer.Serialize(value, value.GetType(), Indented) + "\n";

    private static void Update()
    {
        foreach (var leftOver in Written().Except(Types.Keys).ToList())
        {
            File.Delete(PathOf(leftOver));
        }

        foreach (var (name, type) in Types)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
            File.WriteAllText(PathOf(name), Write(Samples.Of(type)));
        }
    }

    private static Dictionary<string, Type> ReadMapping()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("ConnectionStrings:Postgres", "Host=nowhere")])
            .Build();
        var options = new StoreOptions();
        options.ConfigureExecutions(configuration);
        return ((IReadOnlyStoreOptions)options).Events.AllKnownEventTypes()
            .Where(known => known.EventType.IsAssignableTo(typeof(IStoredEvent)))
            .ToDictionary(known => known.EventTypeName, known => known.EventType);
    }

    private static string PathOf(string name) => Path.Combine(Folder, name + ".json");
}
