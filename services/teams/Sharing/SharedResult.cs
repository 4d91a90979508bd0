using System.ComponentModel;
using Holmes.Teams.Tools;

namespace Holmes.Teams.Sharing;

/// <summary>A result with the call that really ran for it.</summary>
/// <param name="At">When that call began, and so how old the data may be.</param>
[ImmutableObject(true)] // so the cache hands out the object itself instead of a copy
public sealed record SharedResult(Guid RanAs, DateTimeOffset At, ToolResult Result);
