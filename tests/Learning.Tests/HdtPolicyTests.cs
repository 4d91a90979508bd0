using FsCheck.Xunit;
using Holmes.Learning.Policies;
using Xunit;

namespace Holmes.Learning.Tests;

public sealed class HdtPolicyTests
{
    private static readonly PolicyParameters Parameters = Policy.Hdt.Parameters;

    [Property]
    public void Whatever_is_known_the_probabilities_sum_to_one_and_nobody_is_below_the_floor((byte Won, byte Lost, byte Millis)[] known)
    {
        if (known.Length is 0 or > 12)
        {
            return;
        }

        var (_, probabilities) = Weigh([.. known.Select(one => Known(one.Won, one.Lost) with { Milliseconds = one.Millis * 40 })]);

        Assert.Equal(1, probabilities.Sum(), 9);
        Assert.All(probabilities, probability => Assert.True(probability >= (known.Length == 1 ? 1 : Parameters.Floor / known.Length) - 1e-12));
    }

    [Fact]
    public void The_better_tool_is_chosen_most_and_more_so_the_more_is_known()
    {
        var (_, few) = Weigh(Known(4, 1), Known(2, 3));
        var (_, many) = Weigh(Known(40, 10), Known(20, 30));

        Assert.True(few[0] > 0.7 && many[0] > few[0], $"{few[0]} {many[0]}");
    }

    [Fact]
    public void Who_is_unwell_gets_a_probe_alone_and_when_it_has_rested_its_turn()
    {
        var ill = Known(40, 2) with { Health = 0.1 };

        Assert.Equal(Parameters.ProbeShare, Weigh(ill, Known(20, 20)).Probabilities[0], 9);
        Assert.True(Weigh(ill with { Rested = true }, Known(20, 20)).Probabilities[0] > 0.9);
    }

    [Fact]
    public void When_all_are_unwell_they_are_compared_as_ever() =>
        Assert.True(Weigh(Known(40, 2) with { Health = 0.1 }, Known(20, 20) with { Health = 0.2 }).Probabilities[0] > 0.9);

    [Fact]
    public void Speed_decides_between_equals_and_never_for_a_tool_that_finds_nothing()
    {
        Assert.True(Weigh(Known(40, 10) with { Milliseconds = 100 }, Known(40, 10) with { Milliseconds = 3000 }).Probabilities[0] > 0.9);
        Assert.True(Weigh(Known(2, 48) with { Milliseconds = 10 }, Known(40, 10) with { Milliseconds = 5000 }).Probabilities[0] < 0.05);
    }

    [Fact]
    public void A_greedy_policy_has_a_floor_where_it_is_given_one()
    {
        var policy = Policy.Named("ema") with { Parameters = new(Floor: 0.1) };
        var probabilities = new double[2];
        policy.Choice().Weigh([new Evidence { Average = 0.4 }, new Evidence { Average = 0.6 }], new double[2], probabilities);

        Assert.Equal([0.05, 0.95], probabilities.Select(one => Math.Round(one, 9)));
    }

    [Fact]
    public void A_policy_file_is_read_as_it_was_written_and_its_hash_tells_parameters_apart()
    {
        var policy = new Policy("hdt", "2", new(Sharpness: 7));

        Assert.Equal(policy, Policy.Read(policy.ToJson()));
        Assert.Equal(policy, Policy.Read("""{"id":"hdt","version":"2","parameters":{"sharpness":7}}"""));
        Assert.NotEqual(Policy.Hdt.ParametersHash(), policy.ParametersHash());
    }

    [Theory]
    [InlineData("""{"id":"magic","version":"1","parameters":{}}""")]
    [InlineData("""{"id":"hdt","version":"1","parameters":{"floor":2}}""")]
    [InlineData("""{"id":"hdt","version":"1","parameters":{"sharpnes":2}}""")]
    [InlineData("""{"id":"hdt","version":"1"}""")]
    public void A_policy_file_that_makes_no_sense_is_refused(string json) => Assert.ThrowsAny<Exception>(() => Policy.Read(json));

    private static Evidence Known(double won, double lost) => new() { Prior = 0.5, Successes = won, Failures = lost, Health = 1 };

    private static (double[] Scores, double[] Probabilities) Weigh(params Evidence[] candidates)
    {
        var (scores, probabilities) = (new double[candidates.Length], new double[candidates.Length]);
        Policy.Hdt.Choice().Weigh(candidates, scores, probabilities);
        return (scores, probabilities);
    }
}
