using System.Text.Json;
using Holmes.Contracts;

namespace Holmes.Notifier.Live;

/// <summary>An answer as far as it is written. No event: nothing of it is kept, and the answer itself comes whole.</summary>
/// <param name="Number">Which attempt; a later one replaces an earlier one.</param>
public sealed record AnswerDraft(int Number, string Text)
{
    /// <summary>Whether this one knows more: messages may overtake each other.</summary>
    public bool Follows(AnswerDraft? other) =>
        other is null || Number > other.Number || (Number == other.Number && Text.Length > other.Text.Length);
}

/// <summary>What was added to a draft since the last time.</summary>
/// <param name="Offset">Where it goes; 0 begins the text anew.</param>
public sealed record AnswerDelta(Guid Execution, int Draft, int Offset, string Text)
{
    /// <summary>A frame without a sequence: a client that counts events is not disturbed.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(
        new Dictionary<string, object> { ["type"] = "answer_delta", ["execution_id"] = Execution, ["draft"] = Draft, ["offset"] = Offset, ["text"] = Text }, WireJson.Options);
}
