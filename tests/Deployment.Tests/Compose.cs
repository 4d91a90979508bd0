using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Holmes.Deployment.Tests;

/// <summary>docker-compose.yml, its merged parts put together as compose does.</summary>
internal sealed class Compose
{
    private readonly Dictionary<object, object> document;

    private Compose(Dictionary<object, object> document) => this.document = document;

    public static Compose File { get; } = Load();

    public IReadOnlyDictionary<string, Dictionary<object, object>> Services =>
        Map(document["services"]).ToDictionary(pair => (string)pair.Key, pair => Map(pair.Value));

    public IReadOnlyDictionary<string, Dictionary<object, object>> OwnServices =>
        Services.Where(service => RepositoryFiles.Services.Contains(service.Key)).ToDictionary();

    public static IReadOnlyDictionary<string, string> Environment(Dictionary<object, object> service) =>
        Map(service["environment"]).ToDictionary(pair => (string)pair.Key, pair => $"{pair.Value}");

    public static Dictionary<object, object> Map(object value) => (Dictionary<object, object>)value;

    public static IReadOnlyList<string> List(object value) => [.. ((List<object>)value).Select(item => $"{item}")];

    private static Compose Load()
    {
        var parser = new MergingParser(new Parser(new StringReader(RepositoryFiles.Read("docker-compose.yml"))));
        return new Compose(new DeserializerBuilder().Build().Deserialize<Dictionary<object, object>>(parser));
    }
}
