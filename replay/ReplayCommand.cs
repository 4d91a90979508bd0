using System.CommandLine;
using System.Reflection;
using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Teams;
using Holmes.Learning.Policies;
using Holmes.Replay.Beliefs;
using Holmes.Replay.Decisions;
using Holmes.Replay.Log;
using Holmes.Replay.Reports;
using Holmes.Supervisor.Operations;

namespace Holmes.Replay;

/// <summary>Decides recorded executions again with this build. Run by <c>holmes replay --against</c>, from the build that is to decide.</summary>
internal static class ReplayCommand
{
    private const int Done = 0;
    private const int Differs = 1;
    private const int Usage = 2;
    private const int Interrupted = 130;

    /// <summary>1 says that a decision differs, so whatever goes wrong is 2, a defect included.</summary>
    public static async Task<int> RunAsync(string[] arguments, CancellationToken cancellation = default)
    {
        var parsed = Create().Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            return await ComplainAsync(string.Join('\n', parsed.Errors.Select(error => error.Message)));
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }, cancellation);
        }
        catch (UnreadableException problem)
        {
            return await ComplainAsync(problem.Message);
        }
        catch (OperationCanceledException)
        {
            return Interrupted;
        }
        catch (Exception defect)
        {
            return await ComplainAsync($"{defect}");
        }
    }

    private static RootCommand Create()
    {
        var ids = new Argument<Guid[]>("id") { Description = "The executions; all without.", Arity = ArgumentArity.ZeroOrMore };
        var file = new Option<string>("--log") { Description = "An export: JSON lines, each a CloudEvent.", Required = true };
        var since = OperatorCommands.SinceOption();
        var limit = new Option<int?>("--limit") { Description = "Only so many executions, the latest." };
        var tools = new Option<string?>("--tools") { Description = "Tools of other teams, as GET /api/tools lists them." };
        var policy = new Option<string?>("--policy") { Description = "A policy file: it decides instead of this build's." };
        var json = new Option<bool>("--json") { Description = "Prints the report as JSON." };
        var root = new RootCommand("Decides recorded executions again.") { ids, file, since, limit, tools, policy, json };
        root.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetValue(file)!,
            new(parsed.GetValue(ids)!, parsed.GetValue(since)?.From(TimeProvider.System), parsed.GetValue(limit)),
            parsed.GetValue(tools), parsed.GetValue(policy), parsed.GetValue(json), cancellation));
        return root;
    }

    private static async Task<int> RunAsync(string file, Selection selection, string? tools, string? policy, bool json, CancellationToken cancellation)
    {
        var registry = new Registry(Registry.OfThisBuild(), await ReadAsync(tools, Described, cancellation));
        var report = await ReplayAsync(file, selection, registry, await ReadAsync(policy, Policy.Read, cancellation), cancellation);
        await Console.Out.WriteLineAsync(json ? JsonSerializer.Serialize(report, WireJson.Options) : ReportText.Of(report));
        return report.Runs.Differ > 0 ? Differs : Done;
    }

    public static async Task<ReplayReport> ReplayAsync(
        string file, Selection selection, Registry registry, Policy? instead, CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetTimestamp();
        var log = await RecordedLog.ReadAsync(file, selection, cancellation);
        var beliefs = new RecordedBeliefs(log, instead);
        beliefs.Learn(log.Chosen.SelectMany(id => Rounds.Of(log.Streams[id].Facts)).SelectMany(stamps => stamps.Wanted));
        var replay = new ExecutionReplay(log, beliefs, registry);
        var runs = new IReadOnlyList<Finding>[log.Chosen.Count];
        await Parallel.ForAsync(
            0, runs.Length, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation },
            async (i, stopping) => runs[i] = await replay.OfAsync(log.Chosen[i], stopping));
        return ReplayReport.Of(Build(), Path.GetFileName(file), runs, TimeProvider.System.GetElapsedTime(started));
    }

    private static async Task<T?> ReadAsync<T>(string? file, Func<string, T> read, CancellationToken cancellation)
        where T : class
    {
        try
        {
            return file is null ? null : read(await File.ReadAllTextAsync(file, cancellation));
        }
        catch (Exception problem) when (problem is JsonException or IOException or ArgumentException or InvalidOperationException or KeyNotFoundException)
        {
            throw new UnreadableException($"{file} cannot be read: {problem.Message}");
        }
    }

    private static async Task<int> ComplainAsync(string problem)
    {
        await Console.Error.WriteLineAsync($"error: {problem}");
        return Usage;
    }

    private static string Build() =>
        $"{typeof(ReplayCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion} in {AppContext.BaseDirectory}";

    private static IReadOnlyList<ToolDescriptor> Described(string json)
    {
        using var document = JsonDocument.Parse(json);
        var rows = document.RootElement is { ValueKind: JsonValueKind.Object } list ? list.GetProperty("tools") : document.RootElement;
        return [.. rows.EnumerateArray().Select(row => WireJson.Read<ToolDescriptor>(row.TryGetProperty("tool", out var tool) ? tool : row))];
    }
}
