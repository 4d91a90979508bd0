using Holmes.Learning.Policies;

namespace Holmes.Learning.Beliefs;

/// <summary>
/// What users differ by. Off until the log says that it pays: each outcome is predicted with and without it, and it is
/// on while it has predicted better by several standard errors, recent outcomes counting most.
/// </summary>
public sealed class UserLevel
{
    private const double ProofKept = 0.999;
    private readonly PolicyParameters parameters;
    private double[] sums;
    private double[] tries;
    private int arms;

    public UserLevel(PolicyParameters parameters, int arms, int users)
    {
        (this.parameters, this.arms, Count) = (parameters, arms, users);
        sums = new double[arms * users];
        tries = new double[arms * users];
    }

    public int Count { get; private set; }

    /// <summary>Discounted outcomes, their gains in squared error, and the squares of those.</summary>
    public double Outcomes { get; set; }

    public double Gains { get; set; }

    public double Squares { get; set; }

    public bool IsOn { get; set; }

    public ref double Sum(int arm, int user) => ref sums[(user * arms) + arm];

    public ref double Tries(int arm, int user) => ref tries[(user * arms) + arm];

    /// <summary>How far this user's mean lies from everybody's.</summary>
    public double Shift(int arm, int user) => IsOn && user >= 0 && user < Count ? Distance(arm, user) : 0;

    public void Learn(int arm, int user, double quality, double expected)
    {
        if (user < 0 || parameters.UserWeight <= 0)
        {
            return;
        }

        if (user >= Count)
        {
            Add(user + 1);
        }

        Judge(quality - expected, Distance(arm, user));
        Sum(arm, user) = (parameters.Kept * Sum(arm, user)) + quality - expected;
        Tries(arm, user) = (parameters.Kept * Tries(arm, user)) + 1;
    }

    public void Widen(int from, int to)
    {
        (sums, tries) = (Wider(sums, from, to), Wider(tries, from, to));
        arms = to;
    }

    public void Add(int users)
    {
        Count = users;
        if (sums.Length < users * arms)
        {
            Array.Resize(ref sums, Math.Max(sums.Length * 2, users * arms));
            Array.Resize(ref tries, sums.Length);
        }
    }

    private double Distance(int arm, int user) => Sum(arm, user) / (parameters.UserWeight + Tries(arm, user));

    private void Judge(double without, double shift)
    {
        var gain = (without * without) - ((without - shift) * (without - shift));
        Outcomes = (ProofKept * Outcomes) + 1;
        Gains = (ProofKept * Gains) + gain;
        Squares = (ProofKept * Squares) + (gain * gain);
        var mean = Gains / Outcomes;
        var error = Math.Sqrt(Math.Max(0, (Squares / Outcomes) - (mean * mean)) / Outcomes);
        IsOn = Outcomes > 100 && (IsOn ? mean > 0 : mean > parameters.UserProof * error);
    }

    private double[] Wider(double[] narrow, int from, int to)
    {
        var wide = new double[Count * to];
        for (var user = 0; user < Count; user++)
        {
            narrow.AsSpan(user * from, from).CopyTo(wide.AsSpan(user * to));
        }

        return wide;
    }
}
