using Holmes.Contracts;
using Holmes.Contracts.Executions;

namespace Holmes.Orchestrator.Planning.Understanding.Entities;

/// <summary>Something named in a text, and where.</summary>
public sealed record Found(string Kind, int Start, string Text, object Value)
{
    public int End => Start + Text.Length;

    public Entity ToEntity() => new(Kind, Text, WireJson.ToElement(Value));
}

/// <summary>From which and up to which number; null where it is open.</summary>
public sealed record NumberRange(decimal? Min, decimal? Max);
