using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using FsCheck.Xunit;
using Holmes.Contracts.Tools;
using Holmes.Teams.Documents;
using Xunit;

namespace Holmes.Teams.Tests.Documents;

public sealed class DocxWriterTests
{
    [Fact]
    public void The_file_is_valid_whole_or_empty_jeonse_or_monthly()
    {
        foreach (var arguments in new[] { Leases.Whole, Leases.Monthly, new LeaseContractArguments(), new LeaseContractArguments("monthly") })
        {
            Assert.Empty(Errors(DocxWriter.Write(Leases.Content(arguments))));
        }
    }

    [Property(MaxTest = 60)]
    public void Any_text_gives_a_valid_file(string? name, string? term)
    {
        var content = Leases.Content(Leases.Whole with { LessorName = name, SpecialTerms = [term ?? "", "\u0001\ud800<&>\"😀"] });

        Assert.Empty(Errors(DocxWriter.Write(content)));
    }

    [Fact]
    public void The_file_says_what_the_content_says()
    {
        var content = Leases.Content(Leases.Monthly);

        using var document = WordprocessingDocument.Open(new MemoryStream(DocxWriter.Write(content)), isEditable: false);
        var written = document.MainDocumentPart!.Document!.Body!.InnerText;

        Assert.All(content.Blocks.SelectMany(block => block.Phrases), phrase => Assert.Contains(phrase.Shown, written, StringComparison.Ordinal));
    }

    [Fact]
    public void A_blank_is_highlighted_and_nothing_else()
    {
        using var document = WordprocessingDocument.Open(
            new MemoryStream(DocxWriter.Write(Leases.Content(Leases.Whole with { LessorName = null }))), isEditable: false);

        var marked = document.MainDocumentPart!.Document!.Descendants<Run>().Where(run => run.Descendants<Highlight>().Any()).Select(run => run.InnerText);

        Assert.Equal(["________ (임대인 이름)", "________ (임대인 이름)"], marked);
    }

    private static List<string> Errors(byte[] file)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
        return [.. new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document).Select(error => $"{error.Path?.XPath}: {error.Description}")];
    }
}
