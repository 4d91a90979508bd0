using System.Text.Json;
using System.Text.Json.Serialization;
using Holmes.LocalServers;

namespace Holmes.Cli.Up;

/// <summary>What runs on a data directory, for whoever comes after a killed run.</summary>
internal sealed record RunRecord(int Port, RunningProgram Cli, IReadOnlyList<RunningProgram> Hosts)
{
    public static string FileIn(string data) => Path.Combine(data, "run.json");

    public static RunRecord? Read(string data)
    {
        try
        {
            return File.Exists(FileIn(data)) ? JsonSerializer.Deserialize<RunRecord>(File.ReadAllText(FileIn(data))) : null;
        }
        catch (JsonException) // cut off by a crash
        {
            return null;
        }
    }

    public void Write(string data) => File.WriteAllText(FileIn(data), JsonSerializer.Serialize(this));
}

/// <param name="Program">The .dll it was started with: proof that the id still means it.</param>
internal sealed record RunningProgram(int ProcessId, string Program)
{
    [JsonIgnore]
    public bool IsRunning => ProcessId != Environment.ProcessId // in a container every run may have the same
        && ProcessTable.CommandLine(ProcessId).Any(argument => argument.EndsWith(Program, StringComparison.Ordinal));
}
