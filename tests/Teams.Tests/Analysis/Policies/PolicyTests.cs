using FsCheck.Xunit;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis.Policies;
using Xunit;

namespace Holmes.Teams.Tests.Analysis.Policies;

public sealed class PolicyTests
{
    private readonly PolicyMatcherTool _tool = new();

    [Fact]
    public async Task An_expired_policy_comes_last_and_is_never_raised()
    {
        // The golden ranking put the expired youth rent first, with 85 points.
        var matches = (await Invoke.Tool(_tool, new PolicyMatchArguments(Age: 24, AnnualIncomeWon: 15_000_000, AssetsWon: 50_000_000, HomesOwned: 0))).Read<PolicyMatches>().Matches;

        var expired = matches.Single(match => match.PolicyId == "youth-rent");
        Assert.Equal(("expired", 0m), (expired.Eligibility, expired.Score));
        Assert.All(matches.TakeLast(matches.Count(match => match.Eligibility == "expired")), match => Assert.Equal("expired", match.Eligibility));
        Assert.NotEqual("expired", matches[0].Eligibility);
    }

    [Theory]
    [InlineData("2024-02-25", null)]
    [InlineData("2024-02-26", "eligible")]
    [InlineData("2025-02-25", "eligible")]
    [InlineData("2025-02-26", "expired")]
    public async Task The_youth_rent_could_be_asked_for_from_its_first_to_its_last_day(string day, string? eligibility)
    {
        var matches = (await Invoke.Tool(
            _tool,
            new PolicyMatchArguments(24, 15_000_000, 50_000_000, 0, Purpose: "monthly"),
            DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))).Read<PolicyMatches>().Matches;

        Assert.Equal(eligibility, matches.SingleOrDefault(match => match.PolicyId == "youth-rent")?.Eligibility);
    }

    [Fact]
    public async Task Unknown_assets_are_unknown_and_not_zero()
    {
        var didimdol = await Didimdol(new PolicyMatchArguments(32, 55_000_000, null, 0, IsMarried: false, PriceWon: 450_000_000, IsHouseholdHead: true, AreaM2: 84));

        Assert.Equal("unknown", didimdol.Eligibility);
        Assert.Equal(["순자산 4억 8,800만원 이하 (2025년 기준)"], didimdol.Unknown);
    }

    [Fact]
    public async Task Somebody_who_meets_everything_is_eligible()
    {
        var didimdol = await Didimdol(new PolicyMatchArguments(32, 55_000_000, 100_000_000, 0, IsMarried: false, PriceWon: 450_000_000, IsHouseholdHead: true, AreaM2: 84));

        Assert.Equal("eligible", didimdol.Eligibility);
        Assert.Empty(didimdol.Unknown);
        Assert.Equal(200_000_000, didimdol.LimitWon);
    }

    [Fact]
    public async Task The_price_that_was_never_checked_now_decides()
    {
        var didimdol = await Didimdol(new PolicyMatchArguments(32, 55_000_000, 100_000_000, 0, IsMarried: false, Children: 0, PriceWon: 900_000_000));

        Assert.Equal("notEligible", didimdol.Eligibility);
        Assert.Contains("주택가격 5억원 이하 (신혼·2자녀 6억원)", didimdol.Unmet);
    }

    [Fact]
    public async Task A_higher_maximum_counts_for_its_group_and_stays_open_while_the_group_is_unknown()
    {
        var person = new PolicyMatchArguments(32, 80_000_000, 100_000_000, 0, IsMarried: true, MarriageYears: 3, PriceWon: 550_000_000, IsHouseholdHead: true, AreaM2: 84);

        Assert.Equal("eligible", (await Didimdol(person)).Eligibility);
        Assert.Equal("unknown", (await Didimdol(person with { IsMarried = null, MarriageYears = null })).Eligibility);
        Assert.Equal("notEligible", (await Didimdol(person with { IsMarried = false, MarriageYears = null, Children = 0, IsFirstHome = false })).Eligibility);
    }

    [Fact]
    public async Task The_version_of_the_day_is_used()
    {
        var person = new PolicyMatchArguments(32, 50_000_000, 100_000_000, 0, Purpose: "purchase");

        Assert.Equal(250_000_000, (await Didimdol(person, new DateOnly(2025, 6, 27))).LimitWon);
        Assert.Equal(200_000_000, (await Didimdol(person, new DateOnly(2025, 6, 28))).LimitWon);
    }

    [Fact]
    public async Task With_nothing_known_everything_is_open_and_nothing_is_guessed()
    {
        var result = await Invoke.Tool(_tool, new PolicyMatchArguments());

        Assert.Equal(Outcome.Degraded, result.Outcome);
        Assert.Empty(result.Assumptions!);
        Assert.DoesNotContain(result.Read<PolicyMatches>().Matches, match => match.Eligibility is "eligible" or "notEligible");
    }

    [Fact]
    public async Task The_limit_that_depends_on_the_place_is_not_guessed()
    {
        decimal? Limit(Tools.ToolResult result) => result.Read<PolicyMatches>().Matches.Single(match => match.PolicyId == "beotimmok").LimitWon;

        Assert.Null(Limit(await Invoke.Tool(_tool, new PolicyMatchArguments(Purpose: "jeonse"))));
        Assert.Equal(120_000_000, Limit(await Invoke.Tool(_tool, new PolicyMatchArguments(Purpose: "jeonse", Region: Samples.Nowon))));
        Assert.Equal(80_000_000, Limit(await Invoke.Tool(_tool, new PolicyMatchArguments(Purpose: "jeonse", Region: Samples.Haeundae))));
    }

    [Fact]
    public void Every_policy_is_written_down_well()
    {
        foreach (var versions in PolicyBook.All.GroupBy(policy => policy.Id))
        {
            var inOrder = versions.OrderBy(policy => policy.From).ToList();
            Assert.All(inOrder.Zip(inOrder.Skip(1)), pair => Assert.True(pair.First.To < pair.Second.From, $"{versions.Key} overlaps"));
            Assert.All(inOrder, policy => Assert.True(policy.Source.Length > 0 && policy.Conditions.Count > 0 && !(policy.MinRatePercent > policy.MaxRatePercent)));
        }

        var person = new PolicyMatchArguments(30, 1, 1, 0, true, 3, 2, Samples.Nowon, 1, 1, true, null, true, true, true, 84);
        Assert.All(PolicyBook.All.SelectMany(policy => policy.Conditions), condition =>
        {
            Assert.NotNull(PolicyConditions.IsMet(condition, person));
            Assert.All(condition.Variants ?? new Dictionary<string, decimal>(), variant => PolicyConditions.IsIn(variant.Key, person));
        });
    }

    [Property]
    public void The_order_is_by_eligibility_and_scores_stay_in_range(byte age, uint income, uint? assets, byte? homes, bool? married, byte? children, ushort days)
    {
        var today = new DateOnly(2023, 3, 2).AddDays(days % 1500);
        var person = new PolicyMatchArguments(age, income, assets, homes, married, null, children);

        var matches = PolicyMatching.Of(PolicyBook.On(today), person, today);

        string[] order = ["eligible", "unknown", "notEligible", "expired"];
        var ranks = matches.Select(match => Array.IndexOf(order, match.Eligibility)).ToList();
        Assert.Equal(ranks.Order(), ranks);
        Assert.All(matches, match => Assert.InRange(match.Score, 0, 100));
        Assert.All(matches.Where(match => match.ValidTo < today), match => Assert.Equal("expired", match.Eligibility));
        Assert.True(matches.Zip(matches.Skip(1)).All(pair => pair.First.Score >= pair.Second.Score));
    }

    private async Task<PolicyMatch> Didimdol(PolicyMatchArguments person, DateOnly? today = null) =>
        (await Invoke.Tool(_tool, person, today)).Read<PolicyMatches>().Matches.Single(match => match.PolicyId == "didimdol");
}
