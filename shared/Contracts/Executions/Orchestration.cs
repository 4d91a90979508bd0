using Holmes.Contracts.Memory;
using Holmes.Contracts.Teams;
using MassTransit;

namespace Holmes.Contracts.Executions;

/// <summary>Supervisor to orchestrator: understand, plan and decide; or, with <paramref name="Revise"/>, repair a step.</summary>
/// <param name="Round">1 for the plan; each revision has the next number.</param>
/// <param name="Spent">What language models have cost this execution so far.</param>
/// <param name="Deadline">The execution ends by then.</param>
/// <param name="Person">What was known of the person when they asked.</param>
/// <param name="Recalled">Questions of earlier sessions that this one refers back to.</param>
[MessageUrn("holmes:orchestrate-execution:v1"), EntityName("holmes.orchestrate-execution.v1")]
public sealed record OrchestrateExecution(
    Guid ExecutionId,
    int Round,
    string Query,
    string UserId,
    Guid SessionId,
    DateTimeOffset StartedAt,
    ExecutionOptions Options,
    IReadOnlyList<PastTurn> Conversation,
    RevisionRequest? Revise = null,
    ModelSpending? Spent = null,
    DateTimeOffset? Deadline = null,
    IReadOnlyList<PersonFact>? Person = null,
    IReadOnlyList<RecalledTurn>? Recalled = null);

/// <summary>A step that ended badly, and what is known of it.</summary>
/// <param name="Calls">All calls of the step so far, failed ones included.</param>
/// <param name="Remainder">Set when the step is given up: what is left of the plan is to be planned anew without it.</param>
public sealed record RevisionRequest(
    Intent Intent,
    IReadOnlyList<Entity> Entities,
    PlannedStep Step,
    Outcome Outcome,
    double Quality,
    Failure? Failure,
    IReadOnlyList<CallResult> Calls,
    PlanRemainder? Remainder = null);

/// <summary>A plan without the step that is given up.</summary>
/// <param name="Waiting">Steps that have not started.</param>
/// <param name="Begun">Steps under way or over: they are not done again.</param>
public sealed record PlanRemainder(IReadOnlyList<PlannedStep> Waiting, IReadOnlyList<BegunStep> Begun);

/// <param name="Gives">Shapes of which it has a usable result.</param>
public sealed record BegunStep(string StepId, IReadOnlyList<string> Tools, IReadOnlyList<string> Gives);

/// <summary>Orchestrator to supervisor: everything decided, for all teams at once.</summary>
/// <param name="Steps">
/// The plan; in a revision the repaired step alone, or empty when nothing better is known; where the rest is planned anew,
/// steps that are new and those that read other steps now.
/// </param>
/// <param name="Answer">Set when no team is needed: irrelevant and unclear questions are answered at once.</param>
/// <param name="AdjustmentReason">In a revision: what was changed and why, or why nothing was.</param>
/// <param name="Consulted">Each question to a language model on the way here; null where there was none.</param>
/// <param name="Arbitration">Whose proposal this is, and why it was preferred.</param>
/// <param name="LeftOut">Where the rest is planned anew: steps that have nothing left to work on.</param>
[MessageUrn("holmes:record-orchestration:v1"), EntityName("holmes.record-orchestration.v1")]
public sealed record RecordOrchestration(
    Guid ExecutionId,
    int Round,
    Intent Intent,
    IReadOnlyList<Entity> Entities,
    IReadOnlyList<PlannedStep> Steps,
    StrategyDecision Strategy,
    IReadOnlyList<ToolDecision> Decisions,
    IReadOnlyList<ToolConflict> Conflicts,
    IReadOnlyList<Assumption> Assumptions,
    Answer? Answer = null,
    string? AdjustmentReason = null,
    IReadOnlyList<ModelConsultation>? Consulted = null,
    Arbitration? Arbitration = null,
    IReadOnlyList<string>? LeftOut = null);

/// <summary>Supervisor to orchestrator: the steps are over, write the answer.</summary>
[MessageUrn("holmes:compose-answer:v1"), EntityName("holmes.compose-answer.v1")]
public sealed record ComposeAnswer(
    Guid ExecutionId,
    string Query,
    string UserId,
    Guid SessionId,
    DateTimeOffset StartedAt,
    Intent Intent,
    IReadOnlyList<Entity> Entities,
    IReadOnlyList<Assumption> Assumptions,
    IReadOnlyList<StepResult> Steps,
    ModelSpending? Spent = null,
    DateTimeOffset? Deadline = null);

/// <summary>A finished step with the results of its calls (the last attempt's).</summary>
public sealed record StepResult(
    string StepId,
    string Team,
    string Task,
    Outcome Outcome,
    double Quality,
    Failure? Failure,
    IReadOnlyList<CallResult> Calls);

[MessageUrn("holmes:record-answer:v1"), EntityName("holmes.record-answer.v1")]
public sealed record RecordAnswer(
    Guid ExecutionId,
    Answer Answer,
    IReadOnlyList<ModelConsultation>? Consulted = null,
    Arbitration? Arbitration = null);
