using Holmes.Learning.Beliefs;
using Holmes.Learning.Draws;
using Holmes.Learning.Policies;
using Xunit;

namespace Holmes.Learning.Tests;

public sealed class ArmTableTests
{
    private static readonly PolicyParameters Parameters = new();

    [Fact]
    public void What_is_learned_in_one_context_is_a_prior_in_another()
    {
        var table = Table();
        Repeat(30, () => table.Learn(Good(0, 0)));

        var (here, there, never) = (table.See(0, 0, -1, 0), table.See(1, 0, -1, 0), table.See(1, 1, -1, 0));

        Assert.Equal(here.Prior, there.Prior);
        Assert.True(there.Prior > 0.9 && there.Successes == 0);
        Assert.Equal(0.5, never.Prior);
        Assert.True(here.Mean(Parameters.PriorWeight) > there.Prior);
    }

    [Fact]
    public void A_window_knows_the_last_outcomes_of_its_context_and_no_others()
    {
        var table = new ArmTable(Policy.Named("sw-ucb").Parameters with { Window = 4 }, arms: 2, contexts: 2);
        Repeat(3, () => table.Learn(Good(0, 0)));
        table.Learn(Good(0, 1));
        table.Learn(Good(1, 1));
        Repeat(2, () => table.Learn(Broken(0, 1)));

        Assert.Equal((1, 1.0, 3), (table.See(0, 0, -1, 0).WindowTries, table.See(0, 0, -1, 0).WindowQuality, table.See(0, 1, -1, 0).WindowTries));
        Assert.Equal((0, 1), (table.See(1, 0, -1, 0).WindowTries, table.See(1, 1, -1, 0).WindowTries));
    }

    [Fact]
    public void A_window_survives_being_saved_and_read_again()
    {
        var (parameters, at) = (Policy.Named("sw-ucb").Parameters with { Window = 3 }, 0L);
        var book = new BeliefBook(parameters);
        var page = book.Page(Domain.Tool("x"));
        foreach (var quality in new[] { 0.1, 0.7, 0.3, 0.9, 0.5 })
        {
            page.Learn("c", quality > 0.4 ? "a" : "b", null, quality, false, 1, ++at);
        }

        var bytes = Bytes(book);
        using var from = new BinaryReader(new MemoryStream(bytes));
        var again = from.ReadBook(parameters);
        Assert.Equal(bytes, Bytes(again));

        page.Learn("c", "a", null, 0.2, false, 1, ++at);
        again.Page(Domain.Tool("x")).Learn("c", "a", null, 0.2, false, 1, at);
        Assert.Equal(Bytes(book), Bytes(again)); // what falls out next is the same too
    }

    [Fact]
    public void The_parameters_of_a_policy_without_a_window_are_what_they_were() =>
        Assert.DoesNotContain("window", Policy.Hdt.ToJson(), StringComparison.OrdinalIgnoreCase);

    private static byte[] Bytes(BeliefBook book)
    {
        using var bytes = new MemoryStream();
        using var to = new BinaryWriter(bytes);
        to.Write(book);
        to.Flush();
        return bytes.ToArray();
    }

    [Fact]
    public void Failures_of_an_unwell_tool_say_nothing_of_its_quality()
    {
        var table = Table();
        Repeat(20, () => table.Learn(Good(0, 0)));
        Repeat(10, () => table.Learn(Broken(0, 0)));
        var before = table.See(0, 0, -1, 0);

        Repeat(50, () => table.Learn(Broken(0, 0)));

        var after = table.See(0, 0, -1, 0);
        Assert.Equal((before.Successes, before.Failures, before.Prior), (after.Successes, after.Failures, after.Prior));
        Assert.True(after.Health < 0.01);
    }

    [Fact]
    public void One_probe_that_works_lets_a_tool_in_again()
    {
        var table = Table();
        Repeat(20, () => table.Learn(Broken(0, 0)));

        table.Learn(Good(0, 0));

        Assert.True(table.See(0, 0, -1, 0).Health >= Parameters.LowestHealth);
    }

    [Fact]
    public void A_tool_that_was_left_alone_long_enough_has_rested()
    {
        var table = Table();
        table.Learn(Broken(0, 0) with { At = 1_000_000 });

        Assert.False(table.See(0, 0, -1, 1_059_999).Rested);
        Assert.True(table.See(0, 0, -1, 1_060_000).Rested);
    }

    [Fact]
    public void A_sudden_drop_is_noticed_sooner_than_forgetting_would()
    {
        var (noticing, forgetting) = (Table(), Table(Parameters with { ChangeDrop = 2 }));
        foreach (var table in new[] { noticing, forgetting })
        {
            Repeat(60, () => table.Learn(Good(0, 0)));
            Repeat(8, () => table.Learn(Good(0, 0) with { Quality = 0 }));
        }

        Assert.True(Mean(noticing) < Mean(forgetting) - 0.1, $"{Mean(noticing)} {Mean(forgetting)}");
    }

    [Fact]
    public void Growing_keeps_what_was_learned()
    {
        var table = Table();
        table.Learn(Good(1, 1) with { User = 2 });
        var before = (table.See(1, 1, 2, 0), table.Users.Tries(1, 2));

        table.Grow(5, 4);

        Assert.Equal(before, (table.See(1, 1, 2, 0), table.Users.Tries(1, 2)));
        Assert.Equal(CellBelief.Nothing, table.Cell(3, 4));
    }

    [Fact]
    public void The_user_level_is_switched_on_where_users_differ_and_stays_off_where_they_do_not()
    {
        Assert.True(AfterUsers(spread: 0.4).Users.IsOn);
        Assert.False(AfterUsers(spread: 0).Users.IsOn);
    }

    private static ArmTable AfterUsers(double spread)
    {
        var table = Table();
        var random = new Randomness(3);
        for (var i = 0; i < 3_000; i++)
        {
            var user = random.Below(10);
            var good = random.Next() < 0.5 + (user % 2 == 0 ? spread : -spread);
            table.Learn(Good(0, 0) with { User = user, Quality = good ? 1 : 0 });
        }

        return table;
    }

    private static double Mean(ArmTable table) => table.See(0, 0, -1, 0).Mean(Parameters.PriorWeight);

    private static ArmTable Table(PolicyParameters? parameters = null) => new(parameters ?? Parameters, 3, 2, 3);

    private static Experience Good(int context, int arm) => new(context, arm, -1, 1, Technical: false, 100, 0);

    private static Experience Broken(int context, int arm) => new(context, arm, -1, 0, Technical: true, 100, 0);

    private static void Repeat(int times, Action action)
    {
        for (var i = 0; i < times; i++)
        {
            action();
        }
    }
}
