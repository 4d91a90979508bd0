using System.Text.RegularExpressions;
using Holmes.Teams.Laws;
using Xunit;

namespace Holmes.Teams.Tests.Laws;

public sealed partial class StatuteParserOverPublishedFiles
{
    [Fact]
    public void Every_file_is_read_without_a_reject()
    {
        var readings = PublishedStatutes.Files().Select(file => StatuteParser.Parse(Path.GetFileName(file), File.ReadAllText(file))).ToList();

        Assert.Equal(28, readings.Count);
        Assert.Empty(readings.SelectMany(reading => reading.Rejects));
    }

    [Fact]
    public void Every_heading_of_an_article_that_a_plain_count_finds_is_an_article()
    {
        foreach (var file in PublishedStatutes.Files())
        {
            var text = File.ReadAllText(file);
            var addendaAt = text.IndexOf("\n부칙", StringComparison.Ordinal);
            var statute = StatuteParser.Parse(Path.GetFileName(file), text).Statute!;
            var body = statute.Articles.Where(article => article.Part == StatutePart.Body).ToList();

            Assert.Equal(PlainHeading().Count(text[..addendaAt]), body.Count);
            Assert.Equal(PlainDeletion().Count(text[..addendaAt]), body.Count(article => article.IsDeleted));
            Assert.Contains(statute.Articles, article => article.Part == StatutePart.Addenda);
            Assert.All(statute.Articles, article => Assert.DoesNotContain("법제처", article.Text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_version_that_takes_effect_later_is_told_apart_by_its_day()
    {
        var versions = PublishedStatutes.Files()
            .Where(file => Path.GetFileName(file).StartsWith("공인중개사법(", StringComparison.Ordinal))
            .Select(file => StatuteParser.Parse(Path.GetFileName(file), File.ReadAllText(file)).Statute!)
            .ToList();

        Assert.Equal([("법률", new DateOnly(2024, 12, 27)), ("법률", new DateOnly(2026, 2, 15))],
            versions.Select(version => (version.Kind, version.EffectiveFrom)).Order());
    }

    [Fact]
    public void An_article_printed_twice_has_the_later_day_from_the_note_below_it()
    {
        var file = PublishedStatutes.Files().Single(file => file.Contains("공인중개사법(법률)", StringComparison.Ordinal));

        var twice = StatuteParser.Parse(Path.GetFileName(file), File.ReadAllText(file)).Statute!.Articles
            .Where(article => article is { Part: StatutePart.Body, Article: "제25조" });

        Assert.Equal([new(2024, 12, 27), new(2026, 2, 15)], twice.Select(article => article.EffectiveFrom));
    }

    [GeneratedRegex(@"^제\d+조(의\d+)?(\(| 삭제|\r?$)", RegexOptions.Multiline)]
    private static partial Regex PlainHeading();

    [GeneratedRegex(@"^제\d+조(의\d+)?( 삭제|\r?$)", RegexOptions.Multiline)]
    private static partial Regex PlainDeletion();
}
