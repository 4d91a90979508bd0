namespace Holmes.Teams.Faults;

/// <summary>What can be made to go wrong with a call.</summary>
public enum FaultKind
{
    /// <summary>Nothing comes back in time.</summary>
    Timeout,

    /// <summary>429, with the pause that is asked for.</summary>
    RateLimited,

    /// <summary>503.</summary>
    ServerError,

    /// <summary>410: it will never work again; this call, that is.</summary>
    Gone,

    /// <summary>The body breaks off in the middle.</summary>
    PartialBody,

    /// <summary>Fields have other names than they had.</summary>
    SchemaDrift,

    /// <summary>Three years old, with the figures of then.</summary>
    Stale,

    /// <summary>A success with nothing in it.</summary>
    SilentEmpty,

    /// <summary>Ten times slower, and a second at least.</summary>
    Slow,

    /// <summary>The process dies before the tool has done anything.</summary>
    CrashBefore,

    /// <summary>The process dies after the tool has done its work, and before anybody knows.</summary>
    CrashAfter,
}
