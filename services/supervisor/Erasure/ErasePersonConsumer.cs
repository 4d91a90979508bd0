using Holmes.Contracts.Executions;
using Holmes.Contracts.Memory;
using Holmes.ServiceDefaults;
using Holmes.Supervisor.Archive;
using Holmes.Supervisor.Executions;
using Holmes.Supervisor.People;
using MassTransit;

namespace Holmes.Supervisor.Erasure;

/// <summary>
/// Erases a person's executions. What runs is ended first, so that whoever still works on it finds it over, then gone;
/// and whoever keeps something of it hears of it while it is still known which ones they were. Doing it again is harmless.
/// </summary>
public sealed class ErasePersonConsumer(ExecutionGate gate, FinishedExecutions finished, KnownPeople people) : IConsumer<ErasePerson>
{
    public const string Owner = "supervisor";

    public async Task Consume(ConsumeContext<ErasePerson> context)
    {
        var (message, cancellation) = (context.Message, context.CancellationToken);
        var executions = await finished.OfPersonAsync(message.UserId, message.Before, cancellation);
        foreach (var id in executions)
        {
            await gate.PassAsync(id, (state, _) => ExecutionDecider.Decide(state, new CancelExecution(id, "erased")), null, cancellation);
        }

        await context.HandOverAsync(new EraseExecutions(message.UserId, message.Before, executions), cancellation);
        await people.ForgetAsync(message.UserId, cancellation);
        await finished.DeleteDeadLettersAsync(message.UserId, executions, cancellation); // first: then it is still known whose they are
        await finished.DeleteAsync(executions, cancellation);
        await context.HandOverAsync(
            new PersonErased(PersonErased.PersonOf(message.UserId), Owner, message.Before, executions.Count), cancellation);
    }
}
