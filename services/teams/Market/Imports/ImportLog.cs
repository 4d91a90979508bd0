using Holmes.Contracts.Teams;

namespace Holmes.Teams.Market.Imports;

/// <summary>What was refused and what was put right while a file was read.</summary>
public sealed class ImportLog(string file)
{
    /// <summary>A file that is wrong from end to end must not fill the memory; the count goes on.</summary>
    public const int MostShown = 5_000;

    private readonly List<ImportReject> rejects = [];

    public int Rejected { get; private set; }

    public IReadOnlyList<ImportReject> Rejects => rejects;

    public void Reject(int line, string reason)
    {
        Rejected++;
        Add(line, reason);
    }

    /// <summary>The row is taken, without or with a corrected value: not counted as rejected, but told.</summary>
    public void Correct(int line, string reason) => Add(line, $"바로잡음: {reason}");

    public ImportReport Report(string kind, int accepted, int unchanged) => new(kind, 1, accepted, unchanged, Rejected, rejects);

    private void Add(int line, string reason)
    {
        if (rejects.Count < MostShown)
        {
            rejects.Add(new(file, line, reason));
        }
    }
}
