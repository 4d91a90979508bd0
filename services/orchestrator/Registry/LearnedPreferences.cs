using Holmes.Contracts.Memory;

namespace Holmes.Orchestrator.Registry;

/// <summary>The last thing memory said it has learned; null until it has said something.</summary>
public sealed class LearnedPreferences
{
    private volatile PreferencesLearned? latest;

    public PreferencesLearned? Latest => latest;

    /// <summary>Messages may overtake each other; the position tells which knows more.</summary>
    public void Learn(PreferencesLearned learned)
    {
        if (latest is null || learned.Position >= latest.Position)
        {
            latest = learned;
        }
    }
}
