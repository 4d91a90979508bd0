using System.Text.Json;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Orchestrator.Planning.Remembering;
using Holmes.Orchestrator.Planning.Revision;
using Holmes.Orchestrator.Planning.Steps;
using Holmes.Orchestrator.Planning.Strategies;
using Holmes.Orchestrator.Planning.Tools;
using Holmes.Orchestrator.Planning.Understanding;
using Holmes.Orchestrator.Planning.Work;

namespace Holmes.Orchestrator.Planning;

/// <summary>Plans a question without a language model. Pure: the same command and knowledge give the same plan.</summary>
public static class Planner
{
    private static readonly TimeSpan Korea = TimeSpan.FromHours(9);
    private const double ConfidenceByKeyword = 0.5;
    private static readonly IToolPolicy Learned = new LearnedPolicy();

    public static RecordOrchestration Plan(OrchestrateExecution command, PlanningKnowledge knowledge) => Plan(command, knowledge, Learned);

    public static RecordOrchestration Plan(OrchestrateExecution command, PlanningKnowledge knowledge, IToolPolicy policy) =>
        Assemble(command, knowledge, policy, Draft(command, knowledge));

    /// <summary>What the rules understand, and the work they see in it.</summary>
    public static PlanDraft Draft(OrchestrateExecution command, PlanningKnowledge knowledge)
    {
        var reading = Read(command);
        var wanted = Needs.Of(reading);
        var foreign = ForeignNeeds.Of(reading, knowledge.Tools);
        return new(
            reading, Understood(IntentModel.Decide(reading, wanted), foreign), [.. wanted.Needs, .. foreign.Select(one => one.Need)],
            [.. wanted.Assumptions, .. Recalled(command, reading)]);
    }

    public static RecordOrchestration Assemble(OrchestrateExecution command, PlanningKnowledge knowledge, PlanDraft draft) =>
        Assemble(command, knowledge, Learned, draft);

    /// <summary>Makes the plan of a draft, whoever drew it up: tools by the policy, steps by what reads what.</summary>
    public static RecordOrchestration Assemble(OrchestrateExecution command, PlanningKnowledge knowledge, IToolPolicy policy, PlanDraft draft)
    {
        var (reading, intent) = (draft.Reading, draft.Intent);
        var isWork = intent.Type is not (IntentType.Irrelevant or IntentType.Unclear);
        var (needs, filledIn, remembered) = RememberedArguments.Fill(reading, isWork ? draft.Needs : [], draft.Assumptions, command.Person, command.StartedAt);
        var missing = needs.Where(need => ToolSelection.Candidates(knowledge.Tools, need.Capability, need.Tool).Count == 0).Select(need => need.Capability).Distinct().ToList();
        var context = Context(command, knowledge, reading, intent, needs);
        var assigned = ToolSelection.Assign(needs, knowledge, policy, context, command);
        var plan = Decomposition.Of(Connected(assigned));
        var (steps, decisions) = StepWriter.Write(command, reading, plan, context);
        IReadOnlyList<Assumption> assumptions = isWork ? [.. filledIn, .. missing.Select(Missing)] : [];
        return new(
            command.ExecutionId,
            command.Round,
            intent,
            [.. OwnStatements.Mark(command.Query, reading.Facts.Entities, draft.Stated), .. remembered],
            steps,
            StrategyChoice.Choose(steps, command.Options.Strategy, knowledge.Preferences, intent.Type, Draws.Seed(command.ExecutionId, command.Round, "strategy"), command.StartedAt),
            decisions,
            plan.Conflicts,
            assumptions,
            steps.Count == 0 ? Guidance.Of(intent.Type, assumptions, [.. missing.Select(NotDone)]) : null);
    }

    public static RecordOrchestration Revise(OrchestrateExecution command, PlanningKnowledge knowledge) => Revise(command, knowledge, Learned);

    /// <summary>Repairs a step; or, where it is given up, plans the steps that are left without it.</summary>
    public static RecordOrchestration Revise(OrchestrateExecution command, PlanningKnowledge knowledge, IToolPolicy policy) => command.Revise switch
    {
        { Remainder: { } remainder } request => Replanner.Replan(command, request, remainder, Read(command), knowledge, policy),
        { } request => Reviser.Revise(command, request, knowledge, policy),
        null => throw new ArgumentException("Nothing to revise.", nameof(command)),
    };

    /// <summary>Repairs a step by one call that somebody else worked out.</summary>
    public static RecordOrchestration Replace(
        OrchestrateExecution command, PlanningKnowledge knowledge, ToolDescriptor tool, JsonElement arguments, string reason, ModelUse use) =>
        Reviser.Replace(command, command.Revise!, knowledge, Learned, tool, arguments, reason, use);

    // A question that nobody here understands is clear enough when a tool's owner named its words.
    private static Intent Understood(Intent intent, IReadOnlyList<(Need Need, string Keyword)> foreign) =>
        intent.Type is IntentType.Irrelevant or IntentType.Unclear && foreign.Count > 0
            ? new(IntentType.Comprehensive, ConfidenceByKeyword, [.. foreign.Select(one => one.Keyword)])
            : intent;

    private static Reading Read(OrchestrateExecution command) => QueryReader.Read(command.Query, Conversation(command), Today(command));

    // A question that begins a session may refer back to an earlier one.
    private static IReadOnlyList<PastTurn> Conversation(OrchestrateExecution command) =>
        command is { Conversation.Count: 0, Recalled: { } recalled } ? [.. recalled.Select(one => one.Turn)] : command.Conversation;

    private static IEnumerable<Assumption> Recalled(OrchestrateExecution command, Reading reading) =>
        command.Conversation.Count == 0 && (reading.IsFollowUp || reading.Facts.Entities.Any(entity => entity.Inherited))
            ? (command.Recalled ?? []).Select(one => Recollection.Of(one, command.StartedAt, reading.IsEnglish))
            : [];

    // Dates in a question are days in Korea.
    internal static DateOnly Today(OrchestrateExecution command) => DateOnly.FromDateTime(command.StartedAt.ToOffset(Korea).DateTime);

    // What must read something nobody gives has nothing to work on.
    private static List<Assigned> Connected(IReadOnlyList<Assigned> assigned) =>
        [.. assigned.Where(call => call.Need.MustRead is not { } shape || assigned.Any(other => other.Tool.Gives == shape))];

    private static DecisionContext Context(OrchestrateExecution command, PlanningKnowledge knowledge, Reading reading, Intent intent, IReadOnlyList<Need> needs) => new(
        intent.Type,
        UserSegment.Of(reading),
        [.. needs.SelectMany(need => ToolSelection.Candidates(knowledge.Tools, need.Capability, need.Tool).Take(1)).Select(tool => tool.Team).Distinct().Order(StringComparer.Ordinal)],
        command.Options.DeadlineSeconds * 1000);

    private static Assumption Missing(string capability) => capability == Capabilities.ReportDraft
        ? new("notDone", "보고서 파일", "보고서 파일을 만드는 도구가 없어 답변으로 정리합니다.")
        : new("notDone", Capabilities.Korean(capability), NotDone(capability));

    private static string NotDone(string capability) => $"{Capabilities.Korean(capability)}: 이 일을 할 수 있는 도구가 지금 등록되어 있지 않습니다.";
}
