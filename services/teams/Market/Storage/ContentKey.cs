using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Holmes.Teams.Market.Storage;

public static class ContentKey
{
    private const char Separator = '\u001f';

    /// <summary>The same values give the same key, on every machine and in every run.</summary>
    public static Guid Of(params ReadOnlySpan<object?> values)
    {
        var text = new StringBuilder();
        foreach (var value in values)
        {
            text.Append(Convert.ToString(value, CultureInfo.InvariantCulture)).Append(Separator);
        }

        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 16), bigEndian: true);
    }
}
