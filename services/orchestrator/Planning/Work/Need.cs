namespace Holmes.Orchestrator.Planning.Work;

/// <summary>Something that has to be found out, computed or written, before it is known which tool does it.</summary>
/// <param name="Capability">What a tool must be able to do.</param>
/// <param name="Tool">The tool wanted when nothing is known of others.</param>
/// <param name="Arguments">The argument record of that capability.</param>
/// <param name="Clause">The part of the question that asks for it.</param>
/// <param name="MustRead">A result without which there is nothing to work on.</param>
/// <param name="KnowsPrice">The question gave the price: no need to wait for what a search finds.</param>
/// <param name="Optional">Makes a good answer better.</param>
public sealed record Need(
    string Capability,
    string Tool,
    object Arguments,
    int Clause,
    string? MustRead = null,
    bool KnowsPrice = false,
    bool Optional = false);
