using System.Text.Json;

namespace Holmes.Notifier.Sockets;

/// <summary>Tells the client that something it said was not done.</summary>
/// <param name="Code">malformed, unknown_execution, too_many, unavailable.</param>
internal sealed record ErrorFrame(string Code, string Message)
{
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(new { type = "error", code = Code, message = Message });
}
