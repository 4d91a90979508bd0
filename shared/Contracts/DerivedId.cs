using System.Security.Cryptography;
using System.Text;

namespace Holmes.Contracts;

/// <summary>Ids that follow from what they name, so that doing a thing twice names it the same way.</summary>
public static class DerivedId
{
    /// <summary>RFC 9562 version 8, from the SHA-256 of the parts in their order.</summary>
    public static Guid From(params ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            hash.AppendData(BitConverter.GetBytes(bytes.Length)); // so that ("ab", "c") is not ("a", "bc")
            hash.AppendData(bytes);
        }

        Span<byte> id = stackalloc byte[32];
        hash.GetHashAndReset(id);
        id[6] = (byte)((id[6] & 0x0F) | 0x80);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id[..16], bigEndian: true);
    }
}
