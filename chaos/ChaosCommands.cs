using System.CommandLine;
using System.Text.Json;
using Holmes.Chaos.Load;
using Holmes.Chaos.Running;
using Holmes.Chaos.Sweep;
using Holmes.Contracts;
using Holmes.LocalServers;

namespace Holmes.Chaos;

/// <summary>holmes chaos: harm for a while; holmes chaos sweep: a death at every point.</summary>
internal static class ChaosCommands
{
    private static readonly JsonSerializerOptions Indented = new(WireJson.Options) { WriteIndented = true };

    public static RootCommand Create()
    {
        var minutes = new Option<double>("--minutes") { Description = "How long harm is done.", DefaultValueFactory = _ => 20 };
        var seed = new Option<int>("--seed") { Description = "Which harm, in which order.", DefaultValueFactory = _ => 1 };
        var mode = new Option<Mode>("--mode") { Description = "One process, or five services over a broker.", DefaultValueFactory = _ => Mode.Distributed };
        var output = new Option<string>("--out") { Description = "Folder for chaos.md and chaos.json.", DefaultValueFactory = _ => "chaos-report" };
        var root = new RootCommand("Harms Holmes and sees what becomes of it.") { minutes, seed, mode, output, Sweep() };
        root.SetAction((parsed, cancellation) => RunAsync(
            new(parsed.GetValue(minutes), parsed.GetValue(seed), parsed.GetValue(mode), Path.Combine(Path.GetTempPath(), $"holmes-chaos-{Environment.ProcessId}")),
            parsed.GetValue(output)!, cancellation));
        return root;
    }

    private static Command Sweep()
    {
        var kills = new Option<int?>("--kills") { Description = "How many real processes are killed in each mode; without it one at each point." };
        var seed = new Option<int>("--seed") { Description = "In which order, and at which passage.", DefaultValueFactory = _ => 1 };
        var mode = new Option<Mode?>("--mode") { Description = "Real processes of this mode and nothing else; without it every point inside one process, then both modes." };
        var output = new Option<string>("--out") { Description = "Folder for sweep.json.", DefaultValueFactory = _ => "chaos-report" };
        var sweep = new Command("sweep", "A death at every point of every kind of execution.") { kills, seed, mode, output };
        sweep.SetAction((parsed, cancellation) => SweepAsync(
            parsed.GetValue(kills), parsed.GetValue(seed), parsed.GetValue(mode), parsed.GetValue(output)!, cancellation));
        return sweep;
    }

    private static async Task<int> RunAsync(ChaosOptions options, string output, CancellationToken cancellation)
    {
        try
        {
            var report = await new ChaosRun(options, Console.WriteLine).RunAsync(cancellation);
            await report.WriteAsync(output, cancellation);
            Console.WriteLine(report.Markdown());
            return report.Verdict.Violations.Count == 0 ? 0 : 1;
        }
        finally
        {
            await RemoveAsync(options.Folder, Path.Combine(output, "logs"));
        }
    }

    private static async Task<int> SweepAsync(int? kills, int seed, Mode? mode, string output, CancellationToken cancellation)
    {
        var inside = mode is not null ? null : await InFolderAsync("inside", output, async folder =>
        {
            await using var postgres = await PrivatePostgres.StartAsync(Path.Combine(folder, "postgres"), Console.WriteLine, cancellation);
            return await new CrashSweep(postgres.ConnectionString, [.. Scenario.Plain, .. Scenario.Scripted], Console.WriteLine).RunAsync(cancellation);
        });
        var outside = new List<KillReport>();
        foreach (var one in Enum.GetValues<Mode>().Where(one => mode is null || one == mode))
        {
            outside.Add(await InFolderAsync($"{one}".ToLowerInvariant(), output, folder =>
                new KillSample(one, folder, kills, seed, Console.WriteLine).RunAsync(cancellation)));
        }

        Directory.CreateDirectory(output);
        var text = JsonSerializer.Serialize(new { inside, outside }, Indented);
        await File.WriteAllTextAsync(Path.Combine(output, "sweep.json"), text + "\n", cancellation);
        Console.WriteLine(text);
        return outside.All(sample => sample.Violations.Count == 0) && inside is null or { Violations.Count: 0, Missed.Count: 0 } ? 0 : 1;
    }

    private static async Task<T> InFolderAsync<T>(string name, string output, Func<string, Task<T>> run)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"holmes-sweep-{name}-{Environment.ProcessId}");
        try
        {
            return await run(folder);
        }
        finally
        {
            await RemoveAsync(folder, Path.Combine(output, "logs", name));
        }
    }

    /// <summary>Also servers that a run which was broken off has left; what the processes and the broker said is kept.</summary>
    private static async Task RemoveAsync(string folder, string logs)
    {
        Directory.CreateDirectory(logs);
        var broker = Path.Combine(folder, "rabbitmq");
        foreach (var log in Files(Path.Combine(folder, "logs"), "*").Concat(Files(broker, "node.log")))
        {
            File.Copy(log, Path.Combine(logs, Path.GetFileName(log)), overwrite: true);
        }

        await LeftServers.RemoveAsync(Path.Combine(folder, "postgres"), broker);
        Directory.Delete(folder, recursive: true);
    }

    private static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories) : [];
}
