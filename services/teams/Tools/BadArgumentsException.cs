using System.Text.Json;

namespace Holmes.Teams.Tools;

/// <summary>The arguments could not be read, so nothing has been done yet.</summary>
public sealed class BadArgumentsException(string message, Exception? cause = null) : JsonException(message, cause);
