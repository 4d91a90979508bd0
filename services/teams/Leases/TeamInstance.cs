namespace Holmes.Teams.Leases;

/// <summary>One process of the teams, as claims and leases name their owner.</summary>
public sealed record TeamInstance(Guid Id);
