using System.Text.RegularExpressions;
using System.Xml.Linq;
using Holmes.Contracts.Executions;

namespace Holmes.Notifier.Catalogue;

/// <summary>What the contracts say of themselves: their doc comments, which the compiler puts beside the assembly.</summary>
internal static partial class ContractComments
{
    private static readonly Dictionary<string, XElement> Members = Load();

    public static string Summary(Type type) => Text(Member(type)?.Element("summary"));

    public static string Parameter(Type type, string name) =>
        Text(Member(type)?.Elements("param").FirstOrDefault(param => (string?)param.Attribute("name") == name));

    private static XElement? Member(Type type) => Members.GetValueOrDefault($"T:{type.FullName}");

    private static Dictionary<string, XElement> Load()
    {
        var file = Path.ChangeExtension(typeof(StartExecution).Assembly.Location, ".xml");
        return File.Exists(file)
            ? XDocument.Load(file).Descendants("member").ToDictionary(member => (string)member.Attribute("name")!)
            : [];
    }

    /// <summary>References become the names they point at.</summary>
    private static string Text(XElement? element) => element is null ? "" : Spaces().Replace(
        string.Concat(element.Nodes().Select(node => node switch
        {
            XText text => text.Value,
            XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
            XElement reference => ((string?)reference.Attribute("cref") ?? (string?)reference.Attribute("name"))?.Split('.', ':')[^1] ?? reference.Value,
            _ => "",
        })), " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
