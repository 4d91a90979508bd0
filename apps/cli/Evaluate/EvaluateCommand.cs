using System.CommandLine;
using System.Text.Json;
using Holmes.Cli.Http;

namespace Holmes.Cli.Evaluate;

/// <summary>holmes evaluate: what the log says of a policy, and trials of it.</summary>
internal static class EvaluateCommand
{
    public static Command Create()
    {
        var policy = new Option<FileInfo>("--policy") { Description = "JSON: {id, version, parameters}; the live policy without it." };
        policy.AcceptExistingOnly();
        var since = new Option<DateTimeOffset?>("--since") { Description = "Only decisions made after this." };
        var trial = new Option<double?>("--trial") { Description = "Puts the policy on trial for this share of the executions; 0 for a shadow." };
        var promote = new Option<bool>("--promote") { Description = "Decides the trial: promoted or rolled back, if the log can tell." };
        var json = new Option<bool>("--json") { Description = "Prints JSON as the server has it." };
        var server = ServerOption.Create();
        var user = new Option<string?>("--user") { Description = "Who decides." };
        var command = new Command("evaluate", "Says what a policy would have earned, from the log.") { policy, since, trial, promote, json, server, user };
        command.SetAction((parsed, cancellation) => RunAsync(
            new(parsed.GetValue(policy), parsed.GetValue(since), parsed.GetValue(trial), parsed.GetValue(promote), parsed.GetValue(json)),
            ServerOption.Parse(parsed.GetValue(server)!), parsed.GetValue(user), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Asked asked, Uri server, string? user, CancellationToken cancellation)
    {
        using var holmes = new HolmesClient(server, user);
        var policy = asked.Policy is null ? null : await ReadAsync(asked.Policy, cancellation);
        if (asked.Trial is { } share)
        {
            return Told(asked, await holmes.PostAsync("api/policies/trial", new { policy = policy ?? throw Missing(), share }, cancellation), PolicyText.Fact);
        }

        return asked.Promote
            ? Told(asked, await holmes.PostAsync("api/policies/decide", new { }, cancellation), PolicyText.Verdict)
            : Told(asked, await holmes.PostAsync("api/memory/evaluate", new { policy, since = asked.Since }, cancellation), PolicyText.Report);
    }

    private static int Told(Asked asked, JsonElement answer, Func<JsonElement, string> text)
    {
        Terminal.Tell(asked.Json ? HolmesClient.Pretty(answer) : text(answer));
        return ExitCode.Done;
    }

    private static async Task<JsonElement?> ReadAsync(FileInfo file, CancellationToken cancellation)
    {
        try
        {
            return JsonElement.Parse(await File.ReadAllTextAsync(file.FullName, cancellation));
        }
        catch (JsonException problem)
        {
            throw new CannotContinueException($"{file.Name} is not JSON: {problem.Message}", ExitCode.Usage);
        }
    }

    private static CannotContinueException Missing() => new("--trial needs --policy FILE: the policy to be tried.", ExitCode.Usage);

    private sealed record Asked(FileInfo? Policy, DateTimeOffset? Since, double? Trial, bool Promote, bool Json);
}
