using System.Text.Json;
using Holmes.Notifier.Tests.Edge;

namespace Holmes.Notifier.Tests.Agui;

/// <summary>The order a client of AG-UI 1.0 insists on: it refuses a stream that breaks it.</summary>
public static class AguiRules
{
    public static void Hold(IReadOnlyList<JsonElement> events)
    {
        var (steps, texts, calls, parts, used) = (new HashSet<string>(), new HashSet<string>(), new HashSet<string>(), new HashSet<string>(), new HashSet<string>());
        Assert.True(events[0].Text("type") is "RUN_STARTED" or "RUN_ERROR");
        for (var at = 0; at < events.Count; at++)
        {
            var one = events[at];
            NoNulls(one);
            var ends = one.Text("type") is "RUN_FINISHED" or "RUN_ERROR";
            Assert.True(!ends || at == events.Count - 1, "Nothing may follow the end of a run.");
            switch (one.Text("type"))
            {
                case "RUN_STARTED": Assert.Equal(0, at); break;
                case "STEP_STARTED": Assert.True(steps.Add(one.Text("stepName"))); break;
                case "STEP_FINISHED": Assert.True(steps.Remove(one.Text("stepName"))); break;
                case "SUBAGENT_STARTED": Assert.True(parts.Add(one.Text("subagentRunId")) && used.Add(one.Text("subagentRunId"))); break;
                case "SUBAGENT_FINISHED" or "SUBAGENT_ERROR": Assert.True(parts.Remove(one.Text("subagentRunId"))); break;
                case "TEXT_MESSAGE_START": Assert.True(texts.Add(one.Text("messageId")) && used.Add(one.Text("messageId"))); break;
                case "TEXT_MESSAGE_CONTENT": Assert.True(texts.Contains(one.Text("messageId")) && one.Text("delta").Length > 0); break;
                case "TEXT_MESSAGE_END": Assert.True(texts.Remove(one.Text("messageId"))); break;
                case "TOOL_CALL_START": Assert.True(calls.Add(one.Text("toolCallId")) && used.Add(one.Text("toolCallId"))); break;
                case "TOOL_CALL_ARGS": Assert.Contains(one.Text("toolCallId"), calls); break;
                case "TOOL_CALL_END": Assert.True(calls.Remove(one.Text("toolCallId"))); break;
                case "RUN_FINISHED": Assert.Empty(steps.Concat(texts).Concat(calls).Concat(parts)); break;
                default: break;
            }
        }
    }

    private static void NoNulls(JsonElement one) =>
        Assert.DoesNotContain(one.EnumerateObject(), property => property.Value.ValueKind == JsonValueKind.Null);
}
