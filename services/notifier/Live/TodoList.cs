using System.Collections.Immutable;
using System.Text.Json;
using Holmes.Contracts;
using Holmes.Notifier.Log;

namespace Holmes.Notifier.Live;

/// <summary>State of one step, as shown to the person.</summary>
/// <param name="Status">pending, orchestrated, in_progress, completed, failed, skipped.</param>
/// <param name="Error">Why the last attempt failed.</param>
/// <param name="Reason">Why it was skipped.</param>
public sealed record TodoItem(
    string StepId,
    string Team,
    string Task,
    string Status = "pending",
    int ProgressPercentage = 0,
    DateTimeOffset? StartedAt = null,
    DateTimeOffset? CompletedAt = null,
    string? Error = null,
    string? Outcome = null,
    string? Reason = null);

/// <summary>The steps of an execution in the order of the plan: a fold of its events.</summary>
public sealed class TodoList
{
    public static readonly TodoList Empty = new([]);

    private TodoList(ImmutableArray<TodoItem> items) => Items = items;

    public ImmutableArray<TodoItem> Items { get; }

    public TodoList After(LogEntry entry) => entry.Event switch
    {
        "ExecutionPlanned" => new([.. Read<Planned>(entry).Steps.Select(step => new TodoItem(step.StepId, step.Team, step.Task))]),
        "StepOrchestrated" => Orchestrated(Read<Orchestrate>(entry).Step),
        "StepEdited" => Edited(Read<Orchestrate>(entry).Step),
        "StepsReordered" => Reordered(Read<Reorder>(entry).Order),
        "StepStarted" => Change(entry, item => item with
        {
            Status = "in_progress",
            ProgressPercentage = 0,
            StartedAt = item.StartedAt ?? entry.OccurredAt,
            CompletedAt = null,
            Error = null,
            Outcome = null,
        }),
        "StepProgressed" => Change(entry, item => item with { ProgressPercentage = Read<Progress>(entry).ProgressPercentage }),
        "StepCompleted" => Change(entry, item => item with
        {
            Status = "completed",
            ProgressPercentage = 100,
            CompletedAt = entry.OccurredAt,
            Outcome = Read<Completed>(entry).Outcome,
        }),
        "StepFailed" => Failed(entry, Read<FailedStep>(entry)),
        "StepSkipped" => Change(entry, item => item with
        {
            Status = "skipped",
            CompletedAt = entry.OccurredAt,
            Outcome = "skipped",
            Reason = Read<Skipped>(entry).Reason,
        }),
        _ => this,
    };

    private TodoList Failed(LogEntry entry, FailedStep failed) => Change(entry, item => failed.RetryAt is null
        ? item with { Status = "failed", CompletedAt = entry.OccurredAt, Error = failed.Failure.Message, Outcome = "failed" }
        : item with { Error = failed.Failure.Message });

    private TodoList Orchestrated(StepName step) => IndexOf(step.StepId) is var at and >= 0
        ? new(Items.SetItem(at, new TodoItem(step.StepId, step.Team, step.Task, "orchestrated")))
        : new(Items.Add(new TodoItem(step.StepId, step.Team, step.Task, "orchestrated")));

    private TodoList Edited(StepName step) => IndexOf(step.StepId) is var at and >= 0
        ? new(Items.SetItem(at, Items[at] with { Team = step.Team, Task = step.Task }))
        : this;

    private TodoList Reordered(IReadOnlyList<string> order) =>
        new([.. Items.OrderBy(item => order.TakeWhile(id => id != item.StepId).Count())]);

    private TodoList Change(LogEntry entry, Func<TodoItem, TodoItem> change) =>
        IndexOf(Read<OfStep>(entry).StepId) is var at and >= 0 ? new(Items.SetItem(at, change(Items[at]))) : this;

    private int IndexOf(string stepId)
    {
        for (var at = 0; at < Items.Length; at++)
        {
            if (Items[at].StepId == stepId)
            {
                return at;
            }
        }

        return -1;
    }

    private static T Read<T>(LogEntry entry) =>
        JsonSerializer.Deserialize<T>(entry.Data, WireJson.Options)
        ?? throw new JsonException($"{entry.Event} at version {entry.Version} is null.");

    // Only what the list shows: the rest of an event is passed through unread.
    private sealed record Planned(IReadOnlyList<StepName> Steps);

    private sealed record Orchestrate(StepName Step);

    private sealed record Reorder(IReadOnlyList<string> Order);

    private sealed record StepName(string StepId, string Team, string Task);

    private sealed record OfStep(string StepId);

    private sealed record Progress(int ProgressPercentage);

    private sealed record Completed(string Outcome);

    private sealed record FailedStep(Reported Failure, DateTimeOffset? RetryAt = null);

    private sealed record Reported(string Message);

    private sealed record Skipped(string Reason);
}
