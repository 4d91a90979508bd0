using System.Text.Json;
using Holmes.Contracts;

namespace Holmes.Orchestrator.Tests.Models;

/// <summary>Replies as a model would word them.</summary>
internal static class Say
{
    public static Reply Plan(string intent, params (string Capability, string Evidence)[] work) => new(
        PlanText(intent, work), Purpose: "plan");

    public static string PlanText(string intent, params (string Capability, string Evidence)[] work) => JsonSerializer.Serialize(
        new { intent, confidence = 0.9, work = work.Select(item => new { capability = item.Capability, evidence = item.Evidence }), reason = "그렇게 읽었습니다." }, WireJson.Options);

    public static Reply Tools(string strategy, params (string Id, string Tool, object Arguments, string[] After)[] calls) => new(
        JsonSerializer.Serialize(new { strategy, calls = calls.Select(call => new { id = call.Id, tool = call.Tool, arguments = call.Arguments, after = call.After }), reason = "순서를 정했습니다." }, WireJson.Options),
        Purpose: "tools");

    public static Reply Answer(string text) => new(text, Purpose: "answer");
}
