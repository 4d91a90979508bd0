using System.Text.Json;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Supervisor.Executions;
using Holmes.Supervisor.Tests.Executions;

namespace Holmes.Supervisor.Tests.Simulation;

/// <summary>
/// The whole system as pure state machines in virtual time: one execution, its supervisor, orchestrator, teams and
/// person. Messages are lost, repeated and overtake each other, and the supervisor dies between any two things it does.
/// All of it follows from the seed, so a run that breaks a rule can be run again.
/// </summary>
internal sealed class World
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly Random chance;
    private readonly Script script;
    private readonly Guid id;
    private readonly IReadOnlyList<InheritedCall> inherited;
    private readonly PriorityQueue<object, (DateTimeOffset, int)> queue = new();
    private readonly bool needsApproval;
    private readonly bool mayAsk;
    private int sent;

    public World(int seed, Team? team = null, Guid? id = null, IReadOnlyList<InheritedCall>? inherited = null)
    {
        chance = new Random(seed);
        needsApproval = seed % 5 == 0;
        mayAsk = seed % 3 == 0;
        script = new Script(seed);
        Team = team ?? new Team(chance);
        this.id = id ?? Given.Id;
        this.inherited = inherited ?? [];
        State = Execution.NotStarted(this.id);
    }

    public DateTimeOffset Now { get; private set; } = Given.Noon;

    public List<StoredFact> Log { get; } = [];

    public Execution State { get; private set; }

    public Team Team { get; }

    /// <summary>After these minutes of trouble everything works, and the person is away.</summary>
    private bool IsTroubled => Now < Given.Noon.AddMinutes(3);

    /// <param name="most">Messages and looks at the clock, at the most.</param>
    public void Run(int most = 20_000)
    {
        Send(new Begin());
        Send(new Look());
        for (var n = 0; n < chance.Next(10); n++)
        {
            Send(new Wish(), TimeSpan.FromSeconds(chance.Next(180)));
        }

        Send(new Homecoming(), TimeSpan.FromMinutes(5));
        while (most-- > 0 && queue.TryDequeue(out var message, out var due) && !(State.IsOver && queue.Count == 0))
        {
            Now = due.Item1 > Now ? due.Item1 : Now;
            Deliver(message);
        }
    }

    private void Deliver(object message)
    {
        switch (message)
        {
            case OrchestrateExecution asked:
                Send(script.Answer(asked));
                break;
            case ComposeAnswer asked:
                Send(new RecordAnswer(asked.ExecutionId, Given.AnAnswer));
                break;
            case ExecuteStep step:
                Team.Do(step, IsTroubled).ToList().ForEach(report => Send(report));
                break;
            case Look when IsTroubled && chance.Next(20) == 0: // nobody looks: every supervisor is dead for a while
                Send(message, TimeSpan.FromSeconds(chance.Next(90)));
                break;
            case Look:
                Supervise(new CheckExecution(id));
                Outstanding.Of(State).ToList().ForEach(one => Send(one.Message));
                if (!State.IsOver)
                {
                    Send(message, Next());
                }

                break;
            case Wish:
                Supervise(Want());
                break;
            case Homecoming:
                Supervise(new ResumeExecution(id));
                break;
            default:
                Supervise(message);
                break;
        }
    }

    private TimeSpan Next()
    {
        var due = Outstanding.NextDue(State) - Now;
        return due < TimeSpan.Zero ? TimeSpan.FromMilliseconds(100) : due < Patience ? due : Patience;
    }

    /// <summary>Commit, then tell, then acknowledge, with a death in between now and then.</summary>
    private void Supervise(object command, bool again = false)
    {
        if (Dies()) // before it is committed: nothing happened, and it comes again
        {
            Send(command);
            return;
        }

        var before = State;
        var events = Decide(command);
        foreach (var e in events)
        {
            Log.Add(new StoredFact(id, Log.Count + 1, Now, null, e));
            State = ExecutionFold.Evolve(State, e);
        }

        if (Dies()) // committed and not told: it comes again, as something delivered before
        {
            Supervise(command, again: true);
            return;
        }

        var known = again && events.Count == 0 ? [] : Outstanding.Of(before).Select(one => one.Key).ToHashSet();
        foreach (var one in Outstanding.Of(State).Where(one => !known.Contains(one.Key)))
        {
            if (Dies())
            {
                Supervise(command, again: true);
                return;
            }

            Send(one.Message);
        }
    }

    private IReadOnlyList<IStoredEvent> Decide(object command) => command switch
    {
        Begin when inherited.Count > 0 => ForkDecider.Decide(State, new AcceptFork(Start(), null, inherited), Now),
        Begin => ExecutionDecider.Decide(State, Start(), Now),
        RecordOrchestration m => OrchestrationDecider.Decide(State, m, Now),
        ReportStep m => StepDecider.Decide(State, m, Now),
        CheckExecution m => StepDecider.Decide(State, m, Now),
        RecordAnswer m => ExecutionDecider.Decide(State, m),
        ProvideInput m => InputDecider.Decide(State, m, Now),
        PauseExecution m => ExecutionDecider.Decide(State, m, Now),
        ResumeExecution m => ExecutionDecider.Decide(State, m, Now),
        SkipStep m => ExecutionDecider.Decide(State, m, Now),
        EditStep m => ExecutionDecider.Decide(State, m, Now),
        EditPlan m => ExecutionDecider.Decide(State, m, Now),
        CancelExecution m => ExecutionDecider.Decide(State, m),
        _ => [],
    };

    private AcceptExecution Start() => Given.Accept(new ExecutionOptions(RequireApproval: needsApproval, InputSeconds: 240, MayAsk: mayAsk)) with { ExecutionId = id };

    private object Want()
    {
        var step = State.Steps.Count > 0 ? State.Steps[chance.Next(State.Steps.Count)].Plan.StepId : "s1";
        var input = State.Inputs.Count > 0 ? State.Inputs[chance.Next(State.Inputs.Count)].InputId : "plan";
        return chance.Next(14) switch
        {
            0 => new PauseExecution(id),
            1 or 2 => new ResumeExecution(id),
            3 => new SkipStep(id, step),
            4 when State.Steps.Count > 0 => new EditStep(id, step, new StepEdit($"task {chance.Next(5)}")),
            5 when State.Steps.Count > 0 => new EditPlan(id, new PlanEdit(Order: [step])),
            6 when chance.Next(4) == 0 => new CancelExecution(id),
            7 => new ProvideInput(id, input, InputDecision.Reject),
            8 when input.StartsWith("effect", StringComparison.Ordinal) =>
                new ProvideInput(id, input, InputDecision.Edit, JsonDocument.Parse("""{"by":"a person"}""").RootElement),
            8 or 9 when input.StartsWith("value", StringComparison.Ordinal) =>
                new ProvideInput(id, input, InputDecision.Edit, JsonDocument.Parse("""{"priceWon":1}""").RootElement),
            _ => new ProvideInput(id, input, InputDecision.Approve),
        };
    }

    private bool Dies() => IsTroubled && chance.Next(25) == 0;

    private void Send(object message, TimeSpan? after = null)
    {
        var copies = !IsTroubled || message is Look or Wish or Homecoming or Begin ? 1 : chance.Next(12) switch { 0 => 0, 1 or 2 => 2, _ => 1 };
        for (var copy = 0; copy < copies; copy++)
        {
            var delay = after ?? TimeSpan.FromMilliseconds(chance.Next(20) == 0 && IsTroubled ? chance.Next(40_000) : chance.Next(300));
            queue.Enqueue(message, (Now + delay, sent++));
        }
    }

    private sealed record Begin;

    private sealed record Look;

    private sealed record Wish;

    private sealed record Homecoming;
}
