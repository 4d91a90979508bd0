using Holmes.Learning.Policies;

namespace Holmes.Learning.Beliefs;

/// <summary>One outcome of a choice.</summary>
/// <param name="Quality">0 to 1; not looked at for a technical failure.</param>
/// <param name="Technical">It did not work, for a reason that says nothing of its quality.</param>
public readonly record struct Experience(int Context, int Arm, int User, double Quality, bool Technical, double Milliseconds, long At);

/// <summary>
/// What was learned of arms that can stand in for each other, by context. Arrays that are changed in place, for the
/// simulator's sake; additions and multiplications alone, so that the same outcomes in the same order give the same bits.
/// </summary>
public sealed class ArmTable
{
    private const double AverageKept = 0.9;
    private const double RecentKept = 0.9;
    private const double LatencyKept = 0.9;
    private readonly PolicyParameters parameters;
    private ArmBelief[] arms;
    private CellBelief[] cells;
    private OutcomeWindow[] windows;

    public ArmTable(PolicyParameters parameters, int arms = 0, int contexts = 0, int users = 0)
    {
        this.parameters = parameters;
        this.arms = new ArmBelief[arms];
        cells = new CellBelief[arms * contexts];
        windows = Windows(contexts);
        Users = new(parameters, arms, users);
        Contexts = contexts;
        Array.Fill(this.arms, ArmBelief.Nothing);
        Array.Fill(cells, CellBelief.Nothing);
    }

    public int Arms => arms.Length;

    public int Contexts { get; private set; }

    public UserLevel Users { get; }

    /// <summary>By context; none where the policy keeps none.</summary>
    internal IReadOnlyList<OutcomeWindow> Lately => windows;

    public ref ArmBelief Arm(int arm) => ref arms[arm];

    public ref CellBelief Cell(int context, int arm) => ref cells[(context * arms.Length) + arm];

    /// <summary>Makes room; what is there stays.</summary>
    public void Grow(int newArms, int newContexts)
    {
        var wider = new CellBelief[newArms * newContexts];
        Array.Fill(wider, CellBelief.Nothing);
        for (var context = 0; context < Contexts; context++)
        {
            cells.AsSpan(context * arms.Length, arms.Length).CopyTo(wider.AsSpan(context * newArms));
        }

        var longer = new ArmBelief[newArms];
        Array.Fill(longer, ArmBelief.Nothing);
        arms.CopyTo(longer, 0);
        Users.Widen(arms.Length, newArms);
        (arms, cells, windows, Contexts) = (longer, wider, parameters.Window > 0 ? [.. windows, .. Windows(newContexts - Contexts)] : [], newContexts);
    }

    public void Learn(in Experience seen)
    {
        ref var arm = ref arms[seen.Arm];
        var unwell = arm.Health < parameters.LowestHealth;
        arm.Health = (parameters.HealthKept * arm.Health) + (seen.Technical ? 0 : 1 - parameters.HealthKept);
        arm.LastAt = Math.Max(arm.LastAt, seen.At);
        if (unwell && !seen.Technical)
        {
            arm.Health = Math.Max(arm.Health, (1 + parameters.LowestHealth) / 2); // the probe came back: let it in again
        }

        var quality = seen.Technical ? 0 : seen.Quality;
        arm.Average = (AverageKept * arm.Average) + ((1 - AverageKept) * quality);
        ref var cell = ref Cell(seen.Context, seen.Arm);
        Count(seen.Context, ref cell, quality);
        Window(seen.Context, seen.Arm, quality);
        if (!seen.Technical)
        {
            Time(ref arm, ref cell, seen.Milliseconds);
        }

        if (!(unwell && seen.Technical))
        {
            Prefer(seen, ref arm, ref cell, quality);
        }
    }

    /// <summary>What a policy may know of an arm.</summary>
    /// <param name="now">In the unit of <see cref="Experience.At"/>, milliseconds in the log.</param>
    public Evidence See(int context, int arm, int user, long now, double latencyIfUnknown = 0)
    {
        ref var belief = ref arms[arm];
        ref var cell = ref Cell(context, arm);
        return new()
        {
            Prior = belief.Mean,
            Successes = cell.Successes,
            Failures = cell.Failures,
            UserShift = Users.Shift(arm, user),
            Health = belief.Health,
            Rested = belief.LastAt > 0 && now - belief.LastAt >= parameters.RestSeconds * 1000,
            Milliseconds = cell.Timed > 0 ? cell.Milliseconds : belief.Timed > 0 ? belief.Milliseconds : latencyIfUnknown,
            Tries = cell.Tries,
            Quality = cell.Quality,
            RecentTries = cell.RecentTries,
            RecentQuality = cell.RecentQuality,
            WindowTries = cell.WindowTries,
            WindowQuality = cell.WindowQuality,
            Average = belief.Average,
            AverageHere = cell.Average,
        };
    }

    private void Count(int context, ref CellBelief cell, double quality)
    {
        for (var arm = 0; arm < arms.Length; arm++)
        {
            ref var other = ref Cell(context, arm);
            other.RecentTries *= parameters.RecentKept;
            other.RecentQuality *= parameters.RecentKept;
        }

        cell.RecentTries += 1;
        cell.RecentQuality += quality;
        cell.Tries += 1;
        cell.Quality += quality;
        cell.Average = (AverageKept * cell.Average) + ((1 - AverageKept) * quality);
    }

    // The sums are kept and not added up anew, so the order of the outcomes alone decides their last bit.
    private void Window(int context, int arm, double quality)
    {
        if (parameters.Window == 0)
        {
            return;
        }

        if (windows[context].Add(arm, quality) is var (oldest, was))
        {
            ref var cell = ref Cell(context, oldest);
            cell.WindowTries -= 1;
            cell.WindowQuality -= was;
        }

        ref var latest = ref Cell(context, arm);
        latest.WindowTries += 1;
        latest.WindowQuality += quality;
    }

    private OutcomeWindow[] Windows(int contexts) =>
        parameters.Window == 0 ? [] : [.. Enumerable.Range(0, contexts).Select(_ => new OutcomeWindow(parameters.Window))];

    private static void Time(ref ArmBelief arm, ref CellBelief cell, double milliseconds)
    {
        arm.Milliseconds = arm.Timed == 0 ? milliseconds : (LatencyKept * arm.Milliseconds) + ((1 - LatencyKept) * milliseconds);
        cell.Milliseconds = cell.Timed == 0 ? milliseconds : (LatencyKept * cell.Milliseconds) + ((1 - LatencyKept) * milliseconds);
        arm.Timed++;
        cell.Timed++;
    }

    private void Prefer(in Experience seen, ref ArmBelief arm, ref CellBelief cell, double quality)
    {
        var weight = seen.Technical ? parameters.TechnicalWeight : 1;
        var expected = Mean(arm, cell);
        arm.Successes = (parameters.KeptOverall * arm.Successes) + (weight * quality);
        arm.Failures = (parameters.KeptOverall * arm.Failures) + (weight * (1 - quality));
        for (var other = 0; other < arms.Length; other++)
        {
            ref var idle = ref Cell(seen.Context, other);
            idle.Successes *= parameters.KeptByOthers;
            idle.Failures *= parameters.KeptByOthers;
        }

        cell.Successes = (parameters.Kept * cell.Successes) + (weight * quality);
        cell.Failures = (parameters.Kept * cell.Failures) + (weight * (1 - quality));
        if (!seen.Technical)
        {
            Users.Learn(seen.Arm, seen.User, quality, expected);
        }

        NoticeChange(ref cell, arm, quality);
    }

    private void NoticeChange(ref CellBelief cell, in ArmBelief arm, double quality)
    {
        cell.Recent = cell.SinceChange == 0 ? Mean(arm, cell) : (RecentKept * cell.Recent) + ((1 - RecentKept) * quality);
        cell.SinceChange += 1;
        if (cell.SinceChange < parameters.ChangeAfter || cell.Recent >= Mean(arm, cell) - parameters.ChangeDrop)
        {
            return;
        }

        var shrunk = parameters.ChangeKept / Math.Max(parameters.ChangeKept, cell.Successes + cell.Failures);
        cell.Successes *= shrunk;
        cell.Failures *= shrunk;
        cell.SinceChange = 0;
    }

    private double Mean(in ArmBelief arm, in CellBelief cell) =>
        ((parameters.PriorWeight * arm.Mean) + cell.Successes) / (parameters.PriorWeight + cell.Successes + cell.Failures);
}
