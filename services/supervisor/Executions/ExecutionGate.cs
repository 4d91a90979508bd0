using Holmes.ServiceDefaults;
using MassTransit;

namespace Holmes.Supervisor.Executions;

/// <summary>Commit, then tell: the way every command takes, from the bus, from HTTP, and from the clock.</summary>
public sealed partial class ExecutionGate(
    ExecutionLog log, DueTimes due, ISupervisorStore store, IBus bus, IConfiguration configuration, ILogger<ExecutionGate> logger)
{
    private static readonly TimeSpan CallerWaits = TimeSpan.FromSeconds(2);

    // Without a broker nobody outside can be bound to an exchange; inside, the log and the live feed tell everything.
    private readonly bool tellsOutside = configuration.HasBroker();

    /// <summary>Decides, commits, and tells what was committed and what it sets going.</summary>
    /// <param name="again">The message was delivered before: what it caused then is told once more.</param>
    public async Task<Committed> PassAsync(
        Guid executionId, ExecutionLog.Decide decide, string? causationId, CancellationToken cancellation, bool again = false)
    {
        var committed = await log.CommitAsync(executionId, decide, causationId, cancellation);
        due.Expect(committed.After);
        var (facts, known) = (committed.Facts, Outstanding.Of(committed.Before).Select(outgoing => outgoing.Key).ToHashSet());
        if (again && facts.Count == 0 && causationId is not null)
        {
            await using var session = store.QuerySession();
            facts = await session.CausedByAsync(executionId, causationId, cancellation);
            known.Clear();
        }

        var outgoing = Outstanding.Of(committed.After).Where(outgoing => !known.Contains(outgoing.Key))
            .Concat(GivenUp.Of(committed.Before, committed.After)).ToList();
        if (causationId is not null)
        {
            await TellAsync(committed.After, facts, outgoing, cancellation);
        }
        else
        {
            // No message comes again to tell it, and whoever asked need not wait for a slow broker to hear that it is
            // committed. What is not told in the end is sent by the next sweep.
            await TellOrLogAsync(committed.After, facts, outgoing).WaitAsync(CallerWaits, cancellation)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return committed;
    }

    /// <summary>For what must not be decided twice: a pause that comes again after it was ended would be another pause.</summary>
    public async Task<Committed> PassOnceAsync(
        Guid executionId, ExecutionLog.Decide decide, string causationId, bool again, CancellationToken cancellation)
    {
        await using var session = store.QuerySession();
        var isNew = (await session.CausedByAsync(executionId, causationId, cancellation)).Count == 0;
        return await PassAsync(executionId, isNew ? decide : (_, _) => [], causationId, cancellation, again);
    }

    /// <summary>Sends again whatever the execution waits for; receivers know it by its message id.</summary>
    public Task RemindAsync(Execution state, CancellationToken cancellation) =>
        TellAsync(state, [], Outstanding.Of(state), cancellation);

    private async Task TellOrLogAsync(Execution state, IReadOnlyList<StoredFact> facts, IReadOnlyList<Outgoing> outgoing)
    {
        try
        {
            await TellAsync(state, facts, outgoing, CancellationToken.None);
        }
        catch (Exception e)
        {
            LogNotTold(logger, e, state.Id);
        }
    }

    private async Task TellAsync(
        Execution state, IReadOnlyList<StoredFact> facts, IReadOnlyList<Outgoing> outgoing, CancellationToken cancellation)
    {
        if (outgoing.Count == 0 && (facts.Count == 0 || !tellsOutside))
        {
            return;
        }

        using var rejoined = ExecutionTrace.Rejoin(state);
        var messages = outgoing.Select(one => PublishAsync(one.Message, one.MessageId, state.Id, one.IsMandatory, cancellation));
        if (tellsOutside)
        {
            messages = messages.Concat(facts
                .Select(fact => (Fact: fact, Message: ExecutionContracts.ToContract(state, fact)))
                .Where(one => one.Message is not null)
                .Select(one => PublishAsync(one.Message!, one.Fact.Id, state.Id, mandatory: false, cancellation)));
        }

        try
        {
            await Task.WhenAll(messages);
            due.Received(state.Id);
        }
        catch (MessageReturnedException)
        {
            LogNobodyThere(logger, state.Id);
            due.ExpectReceiver(state.Id); // it is committed and stays outstanding; the cause need not wait for the receiver
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Nobody takes a message of execution {ExecutionId} yet; it will be sent again soon.")]
    private static partial void LogNobodyThere(ILogger logger, Guid executionId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Execution {ExecutionId} is committed, but the broker did not take its messages; they will be sent again.")]
    private static partial void LogNotTold(ILogger logger, Exception exception, Guid executionId);

    private Task PublishAsync(object message, Guid messageId, Guid executionId, bool mandatory, CancellationToken cancellation) =>
        bus.HandOverAsync(message, cancellation, publish =>
        {
            publish.MessageId = messageId;
            publish.CorrelationId = executionId;
            if (mandatory)
            {
                publish.MustArrive();
            }
        });
}
