using System.Text;
using Holmes.Learning.Beliefs;
using Xunit;

namespace Holmes.Memory.Tests.Learning;

public sealed class BeliefBytesTests
{
    [Fact]
    public void A_user_of_whom_nothing_is_learned_yet_is_read_back_as_well()
    {
        var book = new BeliefBook(new());
        var page = book.Page(new("tool", "prices"));
        page.Learn("seoul", "market_data", "known", 0.8, technical: false, 20, at: 1);
        page.Learn("seoul", "market_data", "unlucky", 0, technical: true, 20, at: 2); // says nothing of him
        page.Learn("seoul", "listing_search", "known", 0.4, technical: false, 20, at: 3);

        var bytes = Bytes(book);
        using var from = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        var again = from.ReadBook(new());

        Assert.Equal(bytes, Bytes(again));
        Assert.Equal(["known", "unlucky"], Assert.Single(again.Pages).Users);
    }

    [Fact]
    public void Bytes_that_are_not_ours_are_refused_without_making_room_for_what_they_announce()
    {
        var bytes = Bytes(new BeliefBook(new()));
        BitConverter.TryWriteBytes(bytes, 1); // one page, of which nothing follows
        using var from = new BinaryReader(new MemoryStream([.. bytes, 1, (byte)'k', 1, (byte)'n', 0xFF, 0xFF, 0xFF, 0x7F]), Encoding.UTF8);

        Assert.Throws<EndOfStreamException>(() => from.ReadBook(new()));
    }

    private static byte[] Bytes(BeliefBook book)
    {
        using var bytes = new MemoryStream();
        using var to = new BinaryWriter(bytes, Encoding.UTF8);
        to.Write(book);
        to.Flush();
        return bytes.ToArray();
    }
}
