using System.Collections.Concurrent;
using System.Numerics.Tensors;
using Holmes.Embeddings;
using Holmes.Supervisor.Executions;

namespace Holmes.Supervisor.People;

/// <summary>
/// How alike a person's earlier questions are to a new one in meaning, where an embedding endpoint is configured. Nobody's
/// questions become vectors before that person points back for the first time; the latest come first, and what is not
/// done in time is done when it is needed next.
/// </summary>
public sealed class QuestionMeanings(SearchEmbedder search, Embedder embedder, QuestionVectors vectors, TimeProvider clock)
{
    private const int Longest = 500; // letters: what any model takes whole
    private const int AtOnce = 16;
    private const int InFlight = 4;

    private static readonly IReadOnlyDictionary<Guid, double> None = new Dictionary<Guid, double>();
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2); // somebody waits for their question to be accepted

    private float unalike = float.NaN; // until it is measured; a number, so that no thread sees half of it

    /// <param name="query">Without the words that point back.</param>
    /// <param name="earlier">Of this person, the latest first.</param>
    /// <returns>More than 0, up to 1; without those that are no more alike than questions of different matters are. Empty while the endpoint fails.</returns>
    public async Task<IReadOnlyDictionary<Guid, double>> FindAsync(
        string query, string userId, IReadOnlyList<ExecutionSummary> earlier, CancellationToken cancellation)
    {
        if (earlier.Count == 0 || await search.FindAsync([Cut(query), .. float.IsNaN(unalike) ? Unalike.Questions : []], null, cancellation) is not { } made)
        {
            return None;
        }

        var (asked, bound) = (made[0], made.Count > 1 ? unalike = Unalike.Bound([.. made.Skip(1)]) : unalike);
        var known = await KnownAsync(userId, earlier, asked.Length, cancellation);
        return earlier
            .Where(row => known.ContainsKey(row.Id))
            .Select(row => (row.Id, Alike: (TensorPrimitives.Dot<float>(known[row.Id], asked) - bound) / (1 - bound)))
            .Where(row => row.Alike > 0)
            .ToDictionary(row => row.Id, row => Math.Min(1, Math.Round((double)row.Alike, 4)));
    }

    private async Task<ConcurrentDictionary<Guid, float[]>> KnownAsync(
        string userId, IReadOnlyList<ExecutionSummary> earlier, int dimensions, CancellationToken cancellation)
    {
        var stored = await vectors.ReadAsync(search.Model, [.. earlier.Select(row => row.Id)], cancellation);
        var known = new ConcurrentDictionary<Guid, float[]>(stored.Where(one => one.Value.Length == dimensions));
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            await Parallel.ForEachAsync(
                earlier.Where(row => !known.ContainsKey(row.Id)).Chunk(AtOnce),
                new ParallelOptions { MaxDegreeOfParallelism = InFlight, CancellationToken = either.Token },
                async (some, stopping) => await MakeAsync(userId, some, known, stopping));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // what there is by now is enough
        }

        return known;
    }

    private async Task MakeAsync(string userId, ExecutionSummary[] questions, ConcurrentDictionary<Guid, float[]> known, CancellationToken cancellation)
    {
        try
        {
            var made = await embedder.EmbedAsync([.. questions.Select(row => Cut(row.Query))], Patience, cancellation);
            var together = questions.Zip(made).ToList();
            await vectors.WriteAsync(userId, search.Model, together, cancellation);
            together.ForEach(one => known[one.First.Id] = one.Second);
        }
        catch (EmbeddingException)
        {
            // these are compared by words; they are tried again when somebody points back next
        }
    }

    private static string Cut(string text) => text.Length <= Longest ? text : text[..Longest];
}
