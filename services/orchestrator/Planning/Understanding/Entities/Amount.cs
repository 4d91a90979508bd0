namespace Holmes.Orchestrator.Planning.Understanding.Entities;

/// <summary>An amount of money in a text, before it is known what it is paid for.</summary>
/// <param name="Min">Won; equal to <paramref name="Max"/> when the amount is exact.</param>
/// <param name="Bound">The word that bounds it: 이하, 이상, 대, 정도, …; empty when it is exact.</param>
public sealed record Amount(int Start, int End, decimal? Min, decimal? Max, string Bound)
{
    public bool IsExact => Min is not null && Min == Max;

    public decimal Won => Min ?? Max ?? 0;
}
