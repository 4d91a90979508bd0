using System.Text.Json;
using Holmes.Contracts;

namespace Holmes.Teams.Faults;

/// <summary>The faults there were, a line of JSON each, in a file that outlives the process.</summary>
public sealed class FaultLog
{
    private readonly string? file;
    private readonly Lock gate = new();
    private readonly HashSet<Guid> crashed = [];

    public FaultLog(string? file)
    {
        this.file = file;
        if (file is not null && File.Exists(file))
        {
            crashed.UnionWith(Read(file).Where(fault => fault.Kind is FaultKind.CrashBefore or FaultKind.CrashAfter).Select(fault => fault.ToolCallId));
        }
    }

    public static IEnumerable<InjectedFault> Read(string file) =>
        File.ReadLines(file).Select(line => JsonSerializer.Deserialize<InjectedFault>(line, WireJson.Options)!);

    /// <returns>False when the call has been the end of a process before.</returns>
    public bool Add(InjectedFault fault)
    {
        lock (gate)
        {
            if (crashed.Contains(fault.ToolCallId))
            {
                return false;
            }

            if (file is not null)
            {
                using var stream = new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.Read);
                stream.Write([.. JsonSerializer.SerializeToUtf8Bytes(fault, WireJson.Options), (byte)'\n']);
                stream.Flush(flushToDisk: true);
            }

            return true;
        }
    }
}

/// <param name="ToolCallId">From which execution, step, attempt, tool and arguments follow.</param>
public sealed record InjectedFault(Guid ToolCallId, string Tool, FaultKind Kind);
