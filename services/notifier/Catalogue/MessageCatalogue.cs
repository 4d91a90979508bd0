using System.Globalization;
using System.Reflection;
using System.Text;
using Holmes.Contracts.Executions;
using MassTransit;

namespace Holmes.Notifier.Catalogue;

/// <summary>Every message that crosses the bus, read from the contracts themselves.</summary>
public static class MessageCatalogue
{
    public static IReadOnlyList<BusMessage> All { get; } =
    [
        .. typeof(StartExecution).Assembly.GetExportedTypes()
            .Where(type => type.GetCustomAttribute<MessageUrnAttribute>() is not null)
            .Select(BusMessage.Of)
            .OrderBy(message => message.Exchange, StringComparer.Ordinal),
    ];

    /// <summary>The content of docs/messages.md.</summary>
    public static string Markdown()
    {
        var text = new StringBuilder("""
            # Messages

            Everything that crosses the bus, generated from `shared/Contracts`. Each message has an exchange of its own;
            a queue that wants it binds to that exchange. A body is JSON in camelCase, in MassTransit's envelope or bare
            (`content_type: application/json`). The same as an AsyncAPI 3 document, with JSON schemas: `/asyncapi.json`.

            A field without “optional” must be there. Nothing is ever renamed or removed: a new field goes last and is
            optional, anything else is a `v2` beside the `v1`. A message that cannot be consumed is kept as a
            [dead letter](runbook/dead-letters.md).

            """).AppendLine();
        Append(text, "Commands", "Imperative, with one owner that takes them.", All.Where(message => !message.IsEvent));
        Append(text, "Events", "Facts that were committed. At least once, in no guaranteed order: go by `sequence`.", All.Where(message => message.IsEvent));
        AppendRecords(text);
        return text.ToString().ReplaceLineEndings("\n").TrimEnd() + "\n";
    }

    private static void Append(StringBuilder text, string title, string sentence, IEnumerable<BusMessage> messages)
    {
        text.Append(CultureInfo.InvariantCulture, $"## {title}\n\n{sentence}\n\n");
        foreach (var message in messages)
        {
            text.Append(CultureInfo.InvariantCulture, $"### {message.Type.Name}\n\n");
            AppendSummary(text, message.Summary);
            text.Append(CultureInfo.InvariantCulture, $"Exchange `{message.Exchange}`, type `{message.Urn}`.\n\n");
            AppendFields(text, message.Fields);
        }
    }

    private static void AppendRecords(StringBuilder text)
    {
        text.Append("## Records\n\nWhat the messages are made of.\n\n");
        foreach (var record in All.SelectMany(message => FieldTypes.RecordsIn(message.Type)).Distinct().OrderBy(record => record.Name, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"### {record.Name}\n\n");
            AppendSummary(text, ContractComments.Summary(record));
            AppendFields(text, MessageField.AllOf(record));
        }
    }

    private static void AppendSummary(StringBuilder text, string summary)
    {
        if (summary.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{summary}\n\n");
        }
    }

    private static void AppendFields(StringBuilder text, IEnumerable<MessageField> fields)
    {
        text.Append("| field | type | |\n|---|---|---|\n");
        foreach (var field in fields)
        {
            text.Append(CultureInfo.InvariantCulture, $"| `{field.Name}` | {field.Type} | {Remark(field)} |\n");
        }

        text.Append('\n');
    }

    private static string Remark(MessageField field) =>
        ((field.IsOptional ? "optional. " : "") + field.Summary.Replace("|", "\\|", StringComparison.Ordinal)).Trim();
}
