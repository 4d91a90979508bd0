namespace Holmes.Teams.Tools;

/// <summary>The other side wants fewer calls.</summary>
/// <param name="retryAfter">How long it asked to wait; null when it did not say.</param>
public sealed class RateLimitedException(string message, TimeSpan? retryAfter = null) : Exception(message)
{
    public TimeSpan? RetryAfter => retryAfter;
}
