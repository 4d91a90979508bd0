using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace Holmes.Teams.Market.Imports;

/// <summary>Korean files come in UTF-8, with or without a byte order mark, or in CP949, and do not say which.</summary>
public static class TextEncoding
{
    /// <summary>What cannot be read becomes this character, so that its row can be refused.</summary>
    public const char Unreadable = '\uFFFD';

    private const int SampleBytes = 64 * 1024;

    public static Encoding Cp949 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(
        949, EncoderFallback.ExceptionFallback, new DecoderReplacementFallback(Unreadable.ToString()))!;

    /// <summary>A reader in the encoding that the beginning of the input shows.</summary>
    public static async Task<StreamReader> OpenAsync(PipeReader input, CancellationToken cancellation)
    {
        var start = await input.ReadAtLeastAsync(SampleBytes, cancellation);
        var encoding = Detect(start.Buffer, isWhole: start.IsCompleted);
        input.AdvanceTo(start.Buffer.Start); // looked at, not taken
        return new StreamReader(input.AsStream(), encoding, detectEncodingFromByteOrderMarks: true);
    }

    private static Encoding Detect(ReadOnlySequence<byte> bytes, bool isWhole)
    {
        var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetDecoder();
        var start = bytes.ToArray().AsSpan();
        if (start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return Encoding.Unicode; // the reader goes by the mark
        }

        try
        {
            strict.GetCharCount(start, flush: isWhole); // a letter cut off at the end of the sample is no error
            return Encoding.UTF8;
        }
        catch (DecoderFallbackException)
        {
            return Cp949;
        }
    }
}
