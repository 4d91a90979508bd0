using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Memory.Conversations;
using Holmes.Memory.People;
using Xunit;
using static Holmes.Memory.Tests.Given;

namespace Holmes.Memory.Tests.People;

public sealed class KnownFactsTests
{
    [Fact]
    public void A_newer_word_supersedes_the_older_one_and_says_which()
    {
        var fact = Assert.Single(KnownFacts.Of([Stated("income", 60, day: 1), Stated("income", 70, day: 5)], []).Facts);

        Assert.Equal((70, 60, "wonPerYear"), (fact.Value.GetInt32(), fact.Supersedes!.Value.GetInt32(), fact.Unit));
    }

    [Fact]
    public void What_a_person_wrote_down_holds_until_they_say_something_newer()
    {
        PersonEdit[] edits = [Edit(PersonEdit.Said, day: 3, "income", 65)];

        Assert.Equal(65, ValueOf("income", KnownFacts.Of([Stated("income", 60, day: 1)], edits)));
        Assert.Equal(80, ValueOf("income", KnownFacts.Of([Stated("income", 60, day: 1), Stated("income", 80, day: 4)], edits)));
    }

    [Fact]
    public void A_forgotten_fact_is_forgotten_with_everything_it_superseded_and_another_kind_is_not()
    {
        Statement[] statements = [Stated("income", 60, day: 1), Stated("income", 70, day: 2), Stated("age", 34, day: 1)];

        var known = KnownFacts.Of(statements, [Edit(PersonEdit.Forgot, day: 3, "income")]);

        Assert.Equal(["age"], known.Facts.Select(fact => fact.Kind));
    }

    [Fact]
    public void An_age_and_a_decade_are_one_thing_to_forget() =>
        Assert.Empty(KnownFacts.Of([Stated("ageBand", 30, day: 1), Stated("age", 34, day: 2)], [Edit(PersonEdit.Forgot, day: 3, "age")]).Facts);

    [Fact]
    public void What_is_said_after_forgetting_is_known_again() =>
        Assert.Equal(90, ValueOf("income", KnownFacts.Of([Stated("income", 60, day: 1), Stated("income", 90, day: 5)], [Edit(PersonEdit.Forgot, day: 3)])));

    [Fact]
    public void While_it_is_switched_off_nothing_is_kept()
    {
        PersonEdit[] edits = [Edit(PersonEdit.Off, day: 2), Edit(PersonEdit.On, day: 4)];

        Assert.Equal(
            (true, false, true),
            (KnownFacts.IsKept(Stated("income", 1, day: 1), edits), KnownFacts.IsKept(Stated("income", 2, day: 3), edits), KnownFacts.IsKept(Stated("income", 3, day: 5), edits)));
        Assert.False(KnownFacts.Of([], edits[..1]).Remembers);
        Assert.True(KnownFacts.Of([], edits).Remembers);
    }

    [Fact]
    public void Only_what_a_person_states_in_this_very_question_becomes_a_fact()
    {
        var turn = new Turn(Guid.Parse("0198f3c2-7d1e-7000-8000-000000000001"), Guid.Empty, "kim", "…", Noon);
        var stated = new Entity("income", "6천", WireJson.ToElement(60), Stated: true);

        var said = Statement.In(turn,
        [
            stated with { Kind = "price" }, // no fact about a person
            stated with { Kind = "age", Stated = false },
            stated with { Kind = "children", Inherited = true },
            stated with { Kind = "assets", Remembered = new(Noon, "1억") },
            stated,
        ]);

        Assert.Equal(["income"], said.Select(one => one.Kind));
    }

    [Theory]
    [InlineData("income", "60000000", true)]
    [InlineData("income", "-1", false)]
    [InlineData("income", "\"much\"", false)]
    [InlineData("age", "34", true)]
    [InlineData("age", "34.5", false)]
    [InlineData("homesOwned", "0", true)]
    [InlineData("newlywed", "true", true)]
    [InlineData("newlywed", "false", false)]
    [InlineData("residence", """{"city":"서울","gu":"강남구"}""", true)]
    [InlineData("residence", """{"city":"","gu":""}""", false)]
    [InlineData("wantedPropertyType", "\"villa\"", true)]
    [InlineData("wantedPropertyType", "\"castle\"", false)]
    [InlineData("shoeSize", "42", false)]
    public void A_value_written_down_must_be_one_of_its_kind(string kind, string value, bool holds) =>
        Assert.Equal(holds, FactValues.Problem(kind, JsonElement.Parse(value)) is null);

    private static int ValueOf(string kind, KnownFacts known) => known.Facts.Single(fact => fact.Kind == kind).Value.GetInt32();

    private static Statement Stated(string kind, int value, int day) =>
        new(DerivedId.From(kind, $"{day}"), "kim", DerivedId.From("execution", $"{day}"), kind, WireJson.ToElement(value), $"{value}", "…", Noon.AddDays(day));

    private static PersonEdit Edit(string what, int day, string? kind = null, int value = 0) =>
        new(DerivedId.From(what, $"{day}"), "kim", Noon.AddDays(day), what, kind, what == PersonEdit.Said ? WireJson.ToElement(value) : null);
}
