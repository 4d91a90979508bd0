using System.Text;
using Holmes.Contracts.Teams;

namespace Holmes.Teams.Laws;

/// <summary>Takes one file of a statute into the library.</summary>
public sealed class StatuteImport(LawLibrary library)
{
    public const string Kind = "statutes";

    // The longest statute in force is under 2 MB; what is longer is another kind of file.
    private const int LongestBytes = 20_000_000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public async Task<ImportReport> TakeAsync(string file, Stream content, CancellationToken cancellation)
    {
        var (text, problem) = await ReadAsync(content, cancellation);
        if (text is null)
        {
            return Report(0, 0, [new(file, 0, problem)]);
        }

        var reading = StatuteParser.Parse(file, text);
        if (reading.Statute is not { } statute)
        {
            return Report(0, 0, reading.Rejects);
        }

        var stored = await library.StoreAsync(statute, isDigest: false, cancellation);
        return stored == StoredAs.Unchanged
            ? Report(0, statute.Articles.Count, reading.Rejects)
            : Report(statute.Articles.Count, 0, reading.Rejects);
    }

    private static async Task<(string? Text, string Problem)> ReadAsync(Stream content, CancellationToken cancellation)
    {
        using var buffer = new MemoryStream();
        var block = new byte[81_920];
        int read;
        while ((read = await content.ReadAsync(block, cancellation)) > 0)
        {
            if (buffer.Length + read > LongestBytes)
            {
                return (null, $"{LongestBytes / 1_000_000} MB보다 큰 파일은 법령으로 받지 않습니다.");
            }

            await buffer.WriteAsync(block.AsMemory(0, read), cancellation);
        }

        try
        {
            return (Strict.GetString(buffer.GetBuffer(), 0, (int)buffer.Length), "");
        }
        catch (DecoderFallbackException)
        {
            return (null, "UTF-8로 저장된 텍스트 파일이 아닙니다.");
        }
    }

    private static ImportReport Report(int accepted, int unchanged, IReadOnlyList<ImportReject> rejects) =>
        new(Kind, 1, accepted, unchanged, rejects.Count, rejects);
}
