namespace Holmes.Teams.Market.Imports;

/// <summary>
/// Hands text on record by record. A quote that is never closed would make a CSV reader swallow the rest of the file: such
/// a line is refused and replaced by an empty one, so that the numbers of the lines after it stay right.
/// </summary>
public sealed class QuoteGuard(TextReader source, ImportLog log) : TextReader
{
    /// <summary>More line breaks within one field are not believed.</summary>
    private const int MostLines = 12;

    private readonly Queue<string> ahead = new();
    private string pending = "";
    private int position;
    private int line = 1;

    public override async ValueTask<int> ReadAsync(Memory<char> buffer, CancellationToken cancellationToken = default)
    {
        if (position == pending.Length)
        {
            pending = await NextRecordAsync(cancellationToken) ?? "";
            position = 0;
        }

        var length = Math.Min(buffer.Length, pending.Length - position);
        pending.AsSpan(position, length).CopyTo(buffer.Span);
        position += length;
        return length;
    }

    public override Task<int> ReadAsync(char[] buffer, int index, int count) =>
        ReadAsync(buffer.AsMemory(index, count)).AsTask();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            source.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task<string?> NextRecordAsync(CancellationToken cancellation)
    {
        List<string> lines = [];
        var isOpen = true;
        while (isOpen && lines.Count < MostLines && await NextLineAsync(lines.Count, cancellation) is { } next)
        {
            lines.Add(next);
            isOpen = lines.Sum(read => read.Count(letter => letter == '"')) % 2 != 0;
        }

        if (lines.Count == 0)
        {
            return null;
        }

        if (!isOpen)
        {
            Take(lines.Count);
            return string.Join('\n', lines) + "\n";
        }

        log.Reject(line, "따옴표(\")가 닫히지 않았습니다. 이 줄의 따옴표를 고친 뒤 다시 가져오세요.");
        Take(1);
        return "\n";
    }

    private async Task<string?> NextLineAsync(int offset, CancellationToken cancellation)
    {
        if (offset < ahead.Count)
        {
            return ahead.ElementAt(offset);
        }

        var next = await source.ReadLineAsync(cancellation);
        if (next is not null)
        {
            ahead.Enqueue(next);
        }

        return next;
    }

    private void Take(int count)
    {
        line += count;
        for (; count > 0; count--)
        {
            ahead.Dequeue();
        }
    }
}
