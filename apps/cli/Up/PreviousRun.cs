using Holmes.Cli.Processes;
using Holmes.LocalServers;

namespace Holmes.Cli.Up;

/// <summary>What was left on a data directory by a run before this one.</summary>
internal static class PreviousRun
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(60);

    /// <summary>Ends what is stale.</summary>
    /// <returns>The record of a healthy run, which is left alone.</returns>
    public static async Task<RunRecord?> EndAsync(string data, Action<string> say, CancellationToken cancellation)
    {
        if (RunRecord.Read(data) is not { } record)
        {
            return null;
        }

        if (record.Cli.IsRunning)
        {
            if (await BecomesHealthyAsync(record, cancellation))
            {
                return record;
            }

            say($"Ending the previous run on this data, which does not answer (process {record.Cli.ProcessId}) …");
        }

        foreach (var program in record.Hosts.Prepend(record.Cli).Where(program => program.IsRunning))
        {
            say($"Ending {Path.GetFileNameWithoutExtension(program.Program)} of a previous run (process {program.ProcessId}) …");
            ProcessTable.Signal(program.ProcessId, UnixSignal.Terminate);
            if (!await ProcessTable.WaitForExitAsync(program.ProcessId, StopLimit, cancellation))
            {
                ProcessTable.Signal(program.ProcessId, UnixSignal.Kill);
                await ProcessTable.WaitForExitAsync(program.ProcessId, Patience, cancellation);
            }
        }

        File.Delete(RunRecord.FileIn(data));
        return null;
    }

    /// <summary>It may be about to be ready.</summary>
    private static async Task<bool> BecomesHealthyAsync(RunRecord record, CancellationToken cancellation)
    {
        var address = new Uri($"http://127.0.0.1:{record.Port}");
        var since = TimeProvider.System.GetTimestamp();
        while (record.Cli.IsRunning && TimeProvider.System.GetElapsedTime(since) < Patience)
        {
            if (await Readiness.IsReadyAsync(address, cancellation))
            {
                return true;
            }

            await Task.Delay(200, cancellation);
        }

        return false;
    }
}
