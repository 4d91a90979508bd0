using System.Text.Json;
using Holmes.Contracts.Executions;
using Holmes.Notifier.Commands;

namespace Holmes.Notifier.Sockets;

/// <summary>Turns what a client says into commands on the bus, in the caller's name.</summary>
internal sealed class ClientCommands(CommandSender sender, Followed followed, string user, Guid session, Guid? execution)
{
    public async Task<ErrorFrame?> HandleAsync(ClientMessage message, CancellationToken cancellation)
    {
        try
        {
            return message switch
            {
                Acknowledgement => null,
                QueryMessage query => await StartAsync(query, cancellation),
                _ => await ToExecutionAsync(message, cancellation),
            };
        }
        catch (CommandNotTakenException)
        {
            return new ErrorFrame("unavailable", "It could not be handed over; nothing was done. Send it again.");
        }
    }

    private async Task<ErrorFrame?> StartAsync(QueryMessage query, CancellationToken cancellation)
    {
        var id = query.ExecutionId ?? Guid.CreateVersion7();
        var options = query.Options is { } wanted
            ? new ExecutionOptions(wanted.Strategy, wanted.RequireApproval, wanted.DeadlineSeconds, wanted.InputSeconds, wanted.MayAsk)
            : null;
        followed.Expect(id);
        await sender.SendAsync(
            new StartExecution(id, query.Query, session, user, options), cancellation);
        return null;
    }

    private async Task<ErrorFrame?> ToExecutionAsync(ClientMessage message, CancellationToken cancellation)
    {
        if ((message.ExecutionId ?? execution ?? followed.Latest) is not { } id)
        {
            return new ErrorFrame("unknown_execution", "This session has no execution yet.");
        }

        if (!followed.Knows(id))
        {
            return new ErrorFrame("unknown_execution", "This socket does not follow that execution.");
        }

        object command = message switch
        {
            InterruptResponse m => new ProvideInput(id, m.InputId, Decision(m.Action), Present(m.Value), user),
            TodoSkip m => new SkipStep(id, m.StepId, user),
            CancelMessage m => new CancelExecution(id, m.Reason, user),
            PauseMessage => new PauseExecution(id, user),
            ResumeMessage => new ResumeExecution(id, user),
            EditStepMessage m => new EditStep(id, m.StepId, new StepEdit(m.Task, m.Tools, m.Arguments), user),
            EditPlanMessage m => new EditPlan(id, new PlanEdit(m.SkipSteps, m.Order), user),
            ForkMessage m => Fork(id, m),
            _ => throw new InvalidOperationException($"{message.GetType().Name} is not a command to an execution."),
        };
        await sender.SendAsync(command, cancellation);
        return null;
    }

    /// <summary>A socket of a session shows the fork beside what it shows; one of an execution stays with its own.</summary>
    private ForkExecution Fork(Guid id, ForkMessage message)
    {
        var forkId = message.ForkId ?? Guid.CreateVersion7();
        if (execution is null)
        {
            followed.Expect(forkId);
        }

        var changes = message.Changes is { } wanted ? new ForkChanges(wanted.Query, wanted.Strategy, wanted.Tools) : null;
        return new ForkExecution(id, forkId, message.Version, changes, user);
    }

    private static InputDecision Decision(InterruptAction action) => action switch
    {
        InterruptAction.Approve => InputDecision.Approve,
        InterruptAction.Reject => InputDecision.Reject,
        _ => InputDecision.Edit,
    };

    private static JsonElement? Present(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } ? null : value;
}
