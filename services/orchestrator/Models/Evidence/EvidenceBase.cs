using System.Text.Json;
using System.Text.RegularExpressions;
using Holmes.Contracts.Teams;
using Holmes.Contracts.Tools;

namespace Holmes.Orchestrator.Models.Evidence;

/// <summary>The numbers of one call: of its result, its arguments, its sources and what it assumed.</summary>
public sealed partial class EvidenceBase
{
    private readonly List<Figure> figures = [];
    private readonly bool hasForeignText;

    private EvidenceBase(bool hasForeignText) => this.hasForeignText = hasForeignText;

    public static EvidenceBase Of(CallResult call)
    {
        // Anybody can write a listing; what is known of it is in its numbers, not in its words.
        var evidence = new EvidenceBase(call.Gives is Gives.ListingList or Gives.PlaceInfrastructure);
        evidence.Add("", call.Result ?? default);
        evidence.Add("", call.Arguments);
        evidence.Add(call.Note);
        foreach (var source in call.Sources ?? [])
        {
            evidence.Add(source.Title);
            evidence.Add(source.Locator);
            evidence.Add(source.AsOf?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        }

        foreach (var assumption in call.Assumptions ?? [])
        {
            evidence.Add(assumption.Value);
        }

        return evidence;
    }

    /// <param name="isAbout">The sentence says that it rounds: 약, about.</param>
    public bool Bears(Figure figure, bool isAbout) => figures.Exists(known =>
        (known.Dimension == figure.Dimension || known.Dimension is Dimension.Plain || figure.Dimension is Dimension.Plain) && IsClose(figure, known.Value, isAbout));

    private static bool IsClose(Figure figure, decimal known, bool isAbout)
    {
        var gap = Math.Abs(figure.Value - known);
        return gap == 0
            || Math.Abs(figure.Value + known) == 0 // "4% lower" for -4
            || (gap <= figure.Precision / 2 && gap <= Slack(figure, isAbout) * Math.Abs(known));
    }

    /// <summary>How far a rounded figure may be off. A count is exact; 22억 for 22억 4,500만 needs an "about".</summary>
    private static decimal Slack(Figure figure, bool isAbout) =>
        isAbout ? 0.03m : figure.Dimension is Dimension.Money or Dimension.Area || figure.Precision < 1 ? 0.01m : 0;

    private void Add(string name, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                {
                    Add(property.Name, property.Value);
                }

                break;
            case JsonValueKind.Array:
                figures.Add(new(value.GetArrayLength(), Dimension.Plain, 1, 0, 0, ""));
                foreach (var item in value.EnumerateArray())
                {
                    Add(name, item);
                }

                break;
            case JsonValueKind.Number when value.TryGetDecimal(out var number):
                figures.Add(new(number, OfName(name), 0, 0, 0, ""));
                break;
            case JsonValueKind.String when !hasForeignText && !Named().IsMatch(name):
                Add(value.GetString());
                break;
        }
    }

    // Text that speaks to a model is no evidence for what it wants said.
    private void Add(string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            figures.AddRange(FigureReader.Read(Instructions.Without(text)));
        }
    }

    private static Dimension OfName(string name) => name switch
    {
        _ when Money().IsMatch(name) => Dimension.Money,
        _ when name.EndsWith("Percent", StringComparison.OrdinalIgnoreCase) => Dimension.Percent,
        _ when name.EndsWith("M2", StringComparison.OrdinalIgnoreCase) => Dimension.Area,
        _ => Dimension.Plain,
    };

    /// <summary>A name is no place for a figure.</summary>
    [GeneratedRegex(@"name$|^title$|^address$", RegexOptions.IgnoreCase)]
    private static partial Regex Named();

    [GeneratedRegex(@"Won(?:PerM2)?$|^won$")]
    private static partial Regex Money();
}
