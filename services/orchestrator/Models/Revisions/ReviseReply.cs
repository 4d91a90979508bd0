using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Orchestrator.Models.Asking;
using Holmes.Orchestrator.Models.Evidence;

namespace Holmes.Orchestrator.Models.Revisions;

/// <summary>How a model would repair a step.</summary>
internal sealed record ReviseReply(string Action, string Tool, JsonElement Arguments, string Reason)
{
    public bool Replaces => Action == "replace";

    public static Checked<ReviseReply> Check(JsonElement json, RevisionRequest request, IReadOnlyList<ToolDescriptor> tools, ArgumentEvidence evidence)
    {
        var reply = WireJson.Read<ReviseReply>(json);
        if (!reply.Replaces)
        {
            return Checked.Good<ReviseReply>(reply);
        }

        if (tools.FirstOrDefault(tool => tool.Name == reply.Tool) is not { } tool)
        {
            return Checked.Bad<ReviseReply>([$"there is no tool {reply.Tool} for this"]);
        }

        var canonical = CanonicalJson.Of(reply.Arguments);
        List<string> errors =
        [
            .. SchemaCheck.Violations(tool.ArgumentsSchema, reply.Arguments),
            .. evidence.Violations(reply.Arguments, request.Step.Calls.Count > 0 ? request.Step.Calls[0].Arguments : null),
            .. request.Calls.Any(call => call.Tool == reply.Tool && CanonicalJson.Of(call.Arguments) == canonical) ? ["this call was made already"] : Array.Empty<string>(),
        ];
        return errors.Count > 0 ? Checked.Bad<ReviseReply>(errors) : Checked.Good<ReviseReply>(reply);
    }
}

/// <summary>How a model judges a result.</summary>
internal sealed record JudgeReply(double Score, IReadOnlyList<string> Missing, string Reason);
