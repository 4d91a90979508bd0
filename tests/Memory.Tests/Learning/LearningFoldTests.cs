using Holmes.Contracts.Memory;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Holmes.Contracts;
using Holmes.Learning.Beliefs;
using Holmes.Learning.Policies;
using Holmes.Memory.Learning;
using Xunit;

namespace Holmes.Memory.Tests.Learning;

public sealed class LearningFoldTests
{
    private static readonly Guid Execution = Guid.Parse("0196a000-0000-7000-8000-000000000001");

    [Property(Arbitrary = [typeof(Logs)], MaxTest = 30)]
    public void At_a_position_there_are_the_same_bytes_however_one_got_there(LogRow[] log, ushort pick)
    {
        var atOnce = Fold(log);

        var stopped = new LearningFold(new());
        foreach (var (row, place) in log.Select((row, place) => (row, place)))
        {
            stopped.Apply(row);
            if ((place * 7) % (1 + (pick % 5)) == 0)
            {
                stopped = LearningBytes.Read(LearningBytes.Of(stopped), new(), new Dictionary<Guid, DateTimeOffset>()); // as after a restart
            }
        }

        Assert.Equal(LearningBytes.Of(atOnce), LearningBytes.Of(stopped));
    }

    [Property(Arbitrary = [typeof(Logs)], MaxTest = 30)]
    public void Every_try_is_counted_once_and_means_stay_in_their_bounds(LogRow[] log)
    {
        var fold = Fold(log);

        Assert.All(fold.Counts.Values, counts => Assert.Equal(counts.Tries, counts.Ok + counts.Empty + counts.Degraded + counts.Failed));
        Assert.All(BeliefMessage.Preferences(fold), row =>
        {
            Assert.InRange(row.MeanQuality, 0, 1);
            Assert.InRange(row.Health, 0, 1);
            Assert.True(row.Low <= row.Expected && row.Expected <= row.High);
        });
    }

    [Theory]
    [InlineData("ok", null, false, 0.8, false)]
    [InlineData("empty", null, false, 0.8, false)]
    [InlineData("failed", "timeout", false, 0.0, true)]
    [InlineData("failed", "poorResult", false, 0.0, false)]
    [InlineData("unknown", "unknownEffect", false, 0.0, true)]
    [InlineData("failed", null, false, 0.0, true)]
    public void A_call_is_credited_by_how_it_failed(string outcome, string? failure, bool reused, double quality, bool technical) =>
        Assert.Equal(new Credit(quality, technical), Credit.Of(outcome, 0.8, reused, failure));

    [Theory]
    [InlineData("ok", null, true)]
    [InlineData("skipped", null, false)]
    [InlineData("failed", "badArguments", false)]
    [InlineData("failed", "budget", false)]
    public void What_is_not_the_tools_doing_is_not_credited(string outcome, string? failure, bool reused) =>
        Assert.Null(Credit.Of(outcome, 0.8, reused, failure));

    [Fact]
    public void A_call_that_comes_late_is_credited_to_its_decision_and_one_after_the_end_to_none()
    {
        var fold = Fold([Started(1), Selected(2, "d1"), Called(3, "d2"), Called(900, "d1"), Ended(901), Called(902, "d1")]);

        Assert.Equal(1, Assert.Single(fold.Counts).Value.Tries);
        Assert.Empty(fold.Open);
        Assert.Equal(902, fold.Position);
    }

    [Theory]
    [InlineData("ok", 50, 1)]
    [InlineData("degraded", 50, 0.5)]
    [InlineData("ok", 70, 0)]
    [InlineData("failed", 50, 0)]
    public void A_strategy_earns_an_answer_in_time(string outcome, int seconds, double reward)
    {
        var fold = Fold([
            Started(1) with { Deadline = Given.Noon.AddSeconds(60) },
            Row(2, "execution_planned") with { QueryType = "LEGAL_CONSULT", Steps = 2, Teams = 1 },
            Row(3, "strategy_decided") with { Name = "parallel" },
            Ended(4) with { Outcome = outcome, At = Given.Noon.AddSeconds(seconds) },
        ]);

        var page = fold.Book.Page(Domain.Strategy);
        Assert.Equal((StrategyContext.Of("LEGAL_CONSULT", 2, 1), "parallel"), (page.Contexts.Single(), page.Arms.Single()));
        Assert.Equal((1.0, reward, seconds * 1000.0), (page.Table.Cell(0, 0).Tries, page.Table.Cell(0, 0).Quality, page.Table.Cell(0, 0).Milliseconds));
    }

    [Fact]
    public void A_question_without_steps_says_nothing_of_strategies() =>
        Assert.Empty(Fold([Started(1), Row(2, "execution_planned") with { QueryType = "UNCLEAR" }, Row(3, "strategy_decided") with { Name = "sequential" }, Ended(4)]).Book.Pages);

    [Fact]
    public void A_repair_teaches_of_its_tactic_too()
    {
        var fold = Fold([Started(1), Selected(2, "d1") with { Tactic = "substitute", Problem = "timeout", Completeness = 0.5 }, Called(3, "d1")]);

        Assert.Equal(0.4, fold.Book.Page(Domain.Tactic).Table.Cell(0, 0).Quality, 9);
    }

    [Fact]
    public void What_failed_and_what_repaired_it_becomes_one_exemplar()
    {
        LogRow[] log =
        [
            Started(1),
            Selected(2, "d1") with { StepId = "s1", Shape = "months,regions" },
            Called(3, "d1", outcome: "failed") with { Type = "tool_failed", StepId = "s1", FailureClass = "timeout" },
            Selected(4, "d2") with { StepId = "s1", Tactic = "substitute", Problem = "timeout", Completeness = 0.5 },
            Called(5, "d2", "b") with { StepId = "s1" },
            Selected(6, "d3") with { StepId = "s1", Tactic = "substitute", Problem = "timeout", Completeness = 0.5 },
            Called(7, "d3", "c", quality: 0.6) with { StepId = "s1" },
        ];

        var exemplar = Assert.Single(BeliefMessage.Exemplars(Fold(log)));

        Assert.Equal(("timeout", "months,regions", "substitute", "c", 2, 7L), (exemplar.Problem, exemplar.Shape, exemplar.Tactic, exemplar.RepairedBy, exemplar.Times, exemplar.Position));
        Assert.Equal(0.35, exemplar.Quality, 9); // (0.8 + 0.6) / 2, of half the question
    }

    [Fact]
    public void Who_was_forgotten_is_not_told_apart()
    {
        LogRow[] log = [Started(1), Selected(2, "d1"), Called(3, "d1")];
        var fold = new LearningFold(new(), new Dictionary<Guid, DateTimeOffset> { [PersonErased.PersonOf("kim")] = Given.Noon });
        foreach (var row in log)
        {
            fold.Apply(row);
        }

        Assert.Equal(["kim"], Fold(log).Book.Pages.Single().Users);
        Assert.Empty(fold.Book.Pages.Single().Users);
    }

    internal static LearningFold Fold(IEnumerable<LogRow> log)
    {
        var fold = new LearningFold(new PolicyParameters());
        foreach (var row in log)
        {
            fold.Apply(row);
        }

        return fold;
    }

    private static LogRow Row(long sequence, string type) => new(sequence, Execution, type, Given.Noon);

    private static LogRow Started(long sequence) => Row(sequence, "execution_started") with { UserId = "kim", Deadline = Given.Noon.AddMinutes(10) };

    private static LogRow Selected(long sequence, string decision) =>
        Row(sequence, "tool_selected") with { DecisionId = Given.IdOf(decision), Capability = "c", Tool = "t", QueryType = "MARKET_INQUIRY" };

    private static LogRow Called(long sequence, string decision, string tool = "t", string outcome = "ok", double quality = 0.8) =>
        Row(sequence, "tool_completed") with { DecisionId = Given.IdOf(decision), Tool = tool, Outcome = outcome, Quality = quality, Milliseconds = 100 };

    private static LogRow Ended(long sequence) => Row(sequence, "execution_completed") with { Outcome = "ok" };

    /// <summary>Some executions, interleaved, with everything a fold looks at.</summary>
    private static class Logs
    {
        public static FsCheck.Arbitrary<LogRow[]> Log() => (
            from rows in (
                from number in Gen.Choose(1, 6)
                from kind in Gen.Choose(0, 9)
                from decision in Gen.Choose(1, 4)
                from tool in Gen.Elements("a", "b", "c")
                from outcome in Gen.Elements("ok", "empty", "degraded", "failed", "unknown", "skipped")
                from failure in Gen.Elements("timeout", "poorResult", "badArguments")
                from percent in Gen.Choose(0, 100)
                select Of(number, kind, $"{number}.{decision}", tool, outcome, failure, percent / 100.0)).ListOf()
            select rows.Select((row, place) => row with { Sequence = place + 1, At = Given.Noon.AddSeconds(place) }).ToArray()).ToArbitrary();

        private static LogRow Of(int number, int kind, string decision, string tool, string outcome, string failure, double quality)
        {
            var row = kind switch
            {
                0 => Started(0) with { UserId = $"user {number % 3}" },
                1 => Row(0, "execution_planned") with { QueryType = "LEGAL_CONSULT", Steps = number, Teams = 1 },
                2 => Row(0, "strategy_decided") with { Name = "parallel" },
                3 or 4 => Selected(0, decision) with { StepId = $"s{number % 2}", Shape = "region", Tactic = number == 1 ? "relaxed" : null, Problem = number == 1 ? "timeout" : null },
                9 when number > 3 => Ended(0),
                _ => Called(0, decision, tool, outcome, quality) with { StepId = $"s{number % 2}", FailureClass = outcome is "failed" or "unknown" ? failure : null },
            };
            return row with { Execution = DerivedId.From("execution", $"{number}") };
        }
    }
}
