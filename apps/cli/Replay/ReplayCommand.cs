using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Holmes.Cli.Ask;
using Holmes.Cli.Http;
using Spectre.Console;

namespace Holmes.Cli.Replay;

/// <summary>holmes replay: an execution's events, what was known as of one of them, or what another build would have decided.</summary>
internal static class ReplayCommand
{
    private const int WidestData = 120;

    public static Command Create()
    {
        var ids = new Argument<Guid[]>("id") { Description = "The execution; with --against any number of them, or none for all.", Arity = ArgumentArity.ZeroOrMore };
        var at = new Option<long?>("--at") { Description = "The state as of this version instead of the events." };
        var json = new Option<bool>("--json") { Description = "Prints JSON." };
        var server = ServerOption.Create();
        var user = new Option<string?>("--user") { Description = "Whose execution it is." };
        var against = new AgainstOptions();
        var command = new Command("replay", "Prints what happened in an execution; with --against, has another build decide recorded executions again.") { ids, at, json, server, user };
        against.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(against.Build) is null && result.GetValue(ids) is not { Length: 1 })
            {
                result.AddError("Name one execution, or give --against.");
            }
        });
        command.SetAction((parsed, cancellation) => parsed.GetResult(against.Build) is not null
            ? ReplayAgainst.RunAsync(
                against.Of(parsed, parsed.GetValue(ids)!, parsed.GetValue(json), ServerOption.Parse(parsed.GetValue(server)!)), cancellation)
            : RunAsync(
                parsed.GetValue(ids)![0], parsed.GetValue(at), parsed.GetValue(json),
                ServerOption.Parse(parsed.GetValue(server)!), parsed.GetValue(user), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Guid id, long? at, bool json, Uri server, string? user, CancellationToken cancellation)
    {
        using var holmes = new HolmesClient(server, user);
        if (at is not null)
        {
            var state = await holmes.GetAsync($"api/executions/{id}?at={at}", cancellation);
            Terminal.Tell(json ? HolmesClient.Pretty(state) : StateText(state));
            return ExitCode.Done;
        }

        var log = await holmes.GetAsync($"api/executions/{id}/events?after=0", cancellation);
        if (json)
        {
            Terminal.Tell(HolmesClient.Pretty(log));
            return ExitCode.Done;
        }

        foreach (var happened in log.Items("events"))
        {
            Terminal.Tell(EventText(happened));
        }

        return ExitCode.Done;
    }

    private static string EventText(JsonElement happened)
    {
        var data = happened.Get("data")?.GetRawText() ?? "{}";
        var shown = data.Length > WidestData ? data[..WidestData] + "…" : data;
        return string.Create(
            CultureInfo.InvariantCulture, $"{happened.Whole("version"),4}  {happened.Text("occurredAt"),-33} {happened.Text("event"),-24} {shown}");
    }

    private static string StateText(JsonElement state)
    {
        var lines = new List<string>
        {
            $"version {state.Text("version")}  {state.Text("status")}  {state.Text("query")}",
            $"intent {state.Get("intent")?.Text("type")}  strategy {state.Get("strategy")?.Text("name")}",
        };
        if (state.Get("forkedFrom") is { } origin)
        {
            lines.Add($"forked from {origin.Text("executionId")} at version {origin.Text("version")}");
        }

        if (state.Get("reused") is { } reused)
        {
            lines.Add($"reused {reused.Text("calls")} of {reused.Text("of")} calls from its log");
        }

        lines.AddRange(state.Items("openInputs").Select(input => $"asks {input.Text("inputId")} ({input.Text("kind")}) until {input.Text("expiresAt")}"));
        lines.AddRange(state.Items("steps").Select(step =>
            $"  {step.Text("stepId"),-4} {step.Text("team"),-10} {step.Text("status"),-12} {step.Text("outcome"),-9} {step.Text("task")}"));
        if (state.Get("answer") is { } answer)
        {
            lines.Add("");
            lines.Add(AnswerText.Of(answer));
        }

        return string.Join('\n', lines);
    }
}
