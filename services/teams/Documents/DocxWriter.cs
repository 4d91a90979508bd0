using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Holmes.Teams.Documents;

/// <summary>Content as a Word file on A4.</summary>
public static class DocxWriter
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const string Typeface = "맑은 고딕";
    private const int HalfPointsOfBody = 20;

    public static byte[] Write(DocumentContent content)
    {
        using var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            document.PackageProperties.Title = KoreanText.Printable(content.Title);
            document.PackageProperties.Language = "ko-KR";
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = Styles();
            main.Document = new Document(new Body([
                Title(content.Title),
                .. content.Blocks.SelectMany(Elements),
                A4(),
            ]));
        }

        return file.ToArray();
    }

    private static Styles Styles() => new(new DocDefaults(
        new RunPropertiesDefault(new RunPropertiesBaseStyle(
            new RunFonts { Ascii = Typeface, HighAnsi = Typeface, EastAsia = Typeface },
            new FontSize { Val = $"{HalfPointsOfBody}" },
            new Languages { Val = "ko-KR", EastAsia = "ko-KR" })),
        new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(
            new SpacingBetweenLines { After = "80", Line = "300", LineRule = LineSpacingRuleValues.Auto }))));

    private static SectionProperties A4() => new(
        new PageSize { Width = 11906, Height = 16838 },
        new PageMargin { Top = 1134, Bottom = 1134, Left = 1134, Right = 1134, Header = 567, Footer = 567, Gutter = 0 });

    private static Paragraph Title(string title) => new(
        new ParagraphProperties(new SpacingBetweenLines { After = "240" }, new Justification { Val = JustificationValues.Center }),
        Run(title, isBold: true, halfPoints: 34));

    private static IEnumerable<OpenXmlElement> Elements(Block block) => block switch
    {
        TextBlock text => [Paragraph(text)],
        GridBlock grid => [Table(grid), new Paragraph()], // two tables in a row would become one
        _ => throw new ArgumentOutOfRangeException(nameof(block), block.GetType().Name, "No such block."),
    };

    private static Paragraph Paragraph(TextBlock block) => new([
        Properties(block.Style),
        .. block.Text.Select(phrase => Run(phrase, block.Style == TextStyle.Heading, block.Style == TextStyle.Note ? 17 : HalfPointsOfBody)),
    ]);

    private static ParagraphProperties Properties(TextStyle style) => style switch
    {
        TextStyle.Heading => new(new KeepNext(), new SpacingBetweenLines { Before = "160", After = "60" }),
        TextStyle.Clause => new(new Indentation { Left = "284", Hanging = "284" }),
        _ => new(),
    };

    private static Table Table(GridBlock grid) => new([
        new TableProperties(
            new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct },
            new TableBorders(
                Line<TopBorder>(), Line<LeftBorder>(), Line<BottomBorder>(), Line<RightBorder>(),
                Line<InsideHorizontalBorder>(), Line<InsideVerticalBorder>())),
        new TableGrid(new GridColumn { Width = "2400" }, new GridColumn { Width = "7238" }),
        .. grid.Rows.Select(row => new TableRow(
            new TableRowProperties(new CantSplit()),
            Cell("2400", "F2F2F2", [Run(row.Name, isBold: true)]),
            Cell("7238", null, row.Value.Select(phrase => Run(phrase, isBold: false, HalfPointsOfBody))))),
    ]);

    private static T Line<T>()
        where T : BorderType, new() =>
        new() { Val = BorderValues.Single, Size = 4, Space = 0, Color = "808080" };

    private static TableCell Cell(string width, string? fill, IEnumerable<Run> runs)
    {
        var properties = new TableCellProperties(new TableCellWidth { Width = width, Type = TableWidthUnitValues.Dxa });
        if (fill is not null)
        {
            properties.Append(new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = fill });
        }

        return new TableCell(properties, new Paragraph(runs));
    }

    private static Run Run(Phrase phrase, bool isBold, int halfPoints) =>
        Run(phrase.Shown, isBold, halfPoints, isMarked: phrase.Kind == PhraseKind.Blank);

    private static Run Run(string text, bool isBold = false, int halfPoints = HalfPointsOfBody, bool isMarked = false)
    {
        var properties = new RunProperties();
        if (isBold)
        {
            properties.Append(new Bold());
        }

        properties.Append(new FontSize { Val = $"{halfPoints}" });
        if (isMarked)
        {
            properties.Append(new Highlight { Val = HighlightColorValues.Yellow });
        }

        return new Run(properties, new Text(KoreanText.Printable(text)) { Space = SpaceProcessingModeValues.Preserve });
    }
}
