using Holmes.Chaos.Load;
using Holmes.Contracts;

namespace Holmes.Chaos.Sweep;

/// <summary>One execution that is to die at one point. Its id is known before it starts, since it follows from user and key.</summary>
/// <param name="IsCertain">Each calm run passes the point.</param>
internal sealed record Trial(Scenario Scenario, int Number, string? DiesAt, int Tries = 1, bool IsCertain = true)
{
    public const string IdempotencyKey = "sweep";

    public string User => $"{Scenario.Name}-{Number}";

    public Guid ExecutionId => DerivedId.From("execution", User, IdempotencyKey);
}
