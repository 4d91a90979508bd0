namespace Holmes.Orchestrator.Models.Evidence;

/// <summary>A number in a text or in data.</summary>
/// <param name="Precision">The unit of its last digit: 1만 in 8,604만, 0.1 in 4.5.</param>
/// <param name="Text">As written; empty for a number in data.</param>
public sealed record Figure(decimal Value, Dimension Dimension, decimal Precision, int Start, int End, string Text);

public enum Dimension
{
    /// <summary>A count, a year, or data whose name does not say what it is.</summary>
    Plain,

    /// <summary>Won.</summary>
    Money,
    Percent,

    /// <summary>Square metres.</summary>
    Area,
}
