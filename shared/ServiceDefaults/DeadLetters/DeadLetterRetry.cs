namespace Holmes.ServiceDefaults.DeadLetters;

internal enum RetryOutcome
{
    Sent,
    QueueGone,
    Unknown,
}

/// <summary>Sends dead letters again. First sent, then noted: what is sent twice is recognised by its receiver.</summary>
internal sealed class DeadLetterRetry(DeadLetterTable table, IDeadLetterReturn back)
{
    private const int AtOnce = 200;

    public async Task<RetryOutcome> RetryAsync(Guid id, CancellationToken cancellation)
    {
        if (await table.FindAsync(id, cancellation) is not { } found)
        {
            return RetryOutcome.Unknown;
        }

        try
        {
            await back.SendAsync(found.Row, found.Body, cancellation);
        }
        catch (QueueGoneException)
        {
            return RetryOutcome.QueueGone;
        }

        await table.RetriedAsync(found.Row, cancellation);
        return RetryOutcome.Sent;
    }

    /// <summary>All that were dead when it began, each once.</summary>
    public async Task<DeadLettersRetried> RetryAllAsync(CancellationToken cancellation)
    {
        var (outcomes, seen) = (new List<RetryOutcome>(), new HashSet<Guid>());
        while (true)
        {
            var rows = await table.ListAsync(dead: true, queue: null, AtOnce + seen.Count, cancellation);
            var next = rows.Where(row => seen.Add(row.Id)).ToList();
            if (next.Count == 0)
            {
                return new(outcomes.Count(one => one is RetryOutcome.Sent), outcomes.Count(one => one is RetryOutcome.QueueGone));
            }

            foreach (var row in next)
            {
                outcomes.Add(await RetryAsync(row.Id, cancellation));
            }
        }
    }
}
