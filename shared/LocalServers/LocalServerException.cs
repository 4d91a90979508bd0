namespace Holmes.LocalServers;

/// <summary>A private server could not be had; the message says what to do.</summary>
public sealed class LocalServerException(string message) : Exception(message);
