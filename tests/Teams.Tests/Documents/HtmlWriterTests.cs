using System.Security.Cryptography;
using System.Text;
using Holmes.Teams.Documents;
using Xunit;

namespace Holmes.Teams.Tests.Documents;

public sealed class HtmlWriterTests
{
    [Fact]
    public void What_a_person_wrote_cannot_become_markup()
    {
        var page = HtmlWriter.Write(Leases.Content(Leases.Whole with { LessorName = "<script>alert(1)</script>", Address = "\" onload=\"x" }));

        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("\" onload=\"x", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Korean_is_readable_in_the_source_and_blanks_are_marked()
    {
        var page = HtmlWriter.Write(Leases.Content(Leases.Whole with { LesseeName = null }));

        Assert.Contains("주택 임대차 계약서(전세)", page, StringComparison.Ordinal);
        Assert.Contains("<mark>________ (임차인 이름)</mark>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_policy_allows_the_one_style_sheet_of_the_page()
    {
        var page = HtmlWriter.Write(Leases.Content(Leases.Whole));
        var style = page[(page.IndexOf("<style>", StringComparison.Ordinal) + "<style>".Length)..page.IndexOf("</style>", StringComparison.Ordinal)];

        Assert.Contains($"style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'", HtmlWriter.SecurityPolicy, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'", HtmlWriter.SecurityPolicy, StringComparison.Ordinal);
    }
}
