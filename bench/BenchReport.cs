using System.Runtime.InteropServices;
using System.Text.Json;
using Holmes.Contracts;

namespace Holmes.Bench;

/// <summary>Results with what is needed to judge them: the machine, the moment, the command.</summary>
/// <param name="Machine">Operating system, processor architecture, cores, runtime.</param>
internal sealed record BenchReport<T>(string Machine, DateTimeOffset At, string Command, IReadOnlyList<T> Results)
{
    private static readonly JsonSerializerOptions Indented = new(WireJson.Options) { WriteIndented = true };

    public static BenchReport<T> Of(string command, params IReadOnlyList<T> results) => new(
        $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}",
        TimeProvider.System.GetUtcNow(),
        command,
        results);

    public async Task WriteAsync(string file, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(this, Indented) + "\n", cancellation);
    }
}
