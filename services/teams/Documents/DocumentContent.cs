namespace Holmes.Teams.Documents;

/// <summary>What stands in a document, in order, whatever file it becomes.</summary>
public sealed record DocumentContent(string Title, IReadOnlyList<Block> Blocks)
{
    /// <summary>The fields nobody has filled, as they are named in the document.</summary>
    public IReadOnlyList<string> Blanks =>
        [.. Blocks.SelectMany(block => block.Phrases).Where(phrase => phrase.Kind == PhraseKind.Blank).Select(phrase => phrase.Text).Distinct()];
}

public abstract record Block
{
    public abstract IEnumerable<Phrase> Phrases { get; }
}

public sealed record TextBlock(TextStyle Style, IReadOnlyList<Phrase> Text) : Block
{
    public override IEnumerable<Phrase> Phrases => Text;

    public static TextBlock Of(TextStyle style, params IReadOnlyList<Phrase> text) => new(style, text);
}

/// <summary>Rows of names and values.</summary>
public sealed record GridBlock(IReadOnlyList<GridRow> Rows) : Block
{
    public override IEnumerable<Phrase> Phrases => Rows.SelectMany(row => row.Value);
}

public sealed record GridRow(string Name, IReadOnlyList<Phrase> Value)
{
    public static GridRow Of(string name, params IReadOnlyList<Phrase> value) => new(name, value);
}

public enum TextStyle
{
    Heading,
    Body,
    Clause,
    Note,
}

public enum PhraseKind
{
    Plain,

    /// <summary>A field left blank; the text is its name.</summary>
    Blank,

    /// <summary>Left for the hand of whoever signs, on purpose; the text says what goes there.</summary>
    ByHand,
}

/// <summary>A stretch of text.</summary>
public sealed record Phrase(string Text, PhraseKind Kind = PhraseKind.Plain)
{
    /// <summary>The value, or the field's name as a marked blank.</summary>
    public static Phrase Field(string name, string? value) =>
        string.IsNullOrWhiteSpace(value) ? new(name, PhraseKind.Blank) : new(value.Trim());

    public static Phrase ByHand(string what) => new(what, PhraseKind.ByHand);

    /// <summary>As a reader sees it in any file.</summary>
    public string Shown => Kind switch
    {
        PhraseKind.Blank => $"________ ({Text})",
        PhraseKind.ByHand => "______________",
        _ => Text,
    };

    public static Phrase FromString(string text) => new(text);

    public static implicit operator Phrase(string text) => new(text);
}
