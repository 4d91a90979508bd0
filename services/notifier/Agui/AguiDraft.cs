using System.Text.Json.Nodes;
using Holmes.Notifier.Live;

namespace Holmes.Notifier.Agui;

/// <summary>The message that holds the answer, opened with its first piece. What cannot be taken back begins a new message.</summary>
public sealed class AguiDraft(Guid execution)
{
    private int number;
    private int messages;
    private string written = "";
    private bool isOpen;

    public string MessageId => messages <= 1 ? $"answer-{execution}" : $"answer-{execution}-{messages}";

    public IEnumerable<JsonObject> On(AnswerDelta delta)
    {
        if (isOpen && (delta.Draft != number || delta.Offset != written.Length))
        {
            yield return Close();
        }

        if (!isOpen)
        {
            if (delta.Offset > 0)
            {
                yield break; // the beginning was not seen; the answer itself comes whole
            }

            yield return Open();
        }

        number = delta.Draft;
        yield return Write(delta.Text);
    }

    /// <summary>The answer as it is: what is missing of it, or all of it where the draft was another text.</summary>
    public IEnumerable<JsonObject> Complete(IReadOnlyList<string> pieces)
    {
        if (isOpen && !string.Concat(pieces).StartsWith(written, StringComparison.Ordinal))
        {
            yield return Close();
        }

        if (!isOpen)
        {
            yield return Open();
        }

        var skip = written.Length;
        foreach (var piece in pieces)
        {
            if (skip < piece.Length)
            {
                yield return Write(piece[skip..]);
            }

            skip = Math.Max(0, skip - piece.Length);
        }

        yield return Close();
    }

    private JsonObject Open()
    {
        (isOpen, written) = (true, "");
        messages++;
        return AguiEvent.Of("TEXT_MESSAGE_START", ("messageId", MessageId), ("role", "assistant"));
    }

    private JsonObject Write(string text)
    {
        written += text;
        return AguiEvent.Of("TEXT_MESSAGE_CONTENT", ("messageId", MessageId), ("delta", text));
    }

    private JsonObject Close()
    {
        isOpen = false;
        return AguiEvent.Of("TEXT_MESSAGE_END", ("messageId", MessageId));
    }
}
