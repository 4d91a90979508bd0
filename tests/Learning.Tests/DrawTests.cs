using FsCheck.Xunit;
using Holmes.Learning.Draws;
using Holmes.Learning.Policies;
using MathNet.Numerics.Distributions;
using Xunit;

namespace Holmes.Learning.Tests;

public sealed class DrawTests
{
    [Theory]
    [InlineData(new[] { 9.0, 6 }, new[] { 3.0, 6 }, new[] { 1.0, 1 })]
    [InlineData(new[] { 1.0, 1, 1 }, new[] { 1.0, 1, 1 }, new[] { 1.0, 1, 1 })]
    [InlineData(new[] { 40.0, 80, 5 }, new[] { 10.0, 25, 5 }, new[] { 1.0, 0.9, 1 })]
    [InlineData(new[] { 900.0, 880 }, new[] { 100.0, 120 }, new[] { 1.0, 1 })]
    [InlineData(new[] { 30.0, 1 }, new[] { 1.0, 30 }, new[] { 0.3, 1 })]
    public void The_probability_of_being_largest_is_what_sampling_finds(double[] a, double[] b, double[] weights)
    {
        var probabilities = new double[a.Length];
        Supremacy.Of(a, b, weights, probabilities);

        const int Samples = 40_000;
        var random = new Random(11);
        var won = new double[a.Length];
        for (var i = 0; i < Samples; i++)
        {
            var drawn = a.Select((_, k) => weights[k] * Beta.Sample(random, a[k], b[k])).ToArray();
            won[Array.IndexOf(drawn, drawn.Max())] += 1.0 / Samples;
        }

        Assert.All(won.Zip(probabilities), pair => Assert.InRange(pair.Second, pair.First - 0.01, pair.First + 0.01));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0.5)]
    [InlineData(7.3)]
    [InlineData(1234.5)]
    public void Log_gamma_agrees_with_the_library(double x) =>
        Assert.Equal(MathNet.Numerics.SpecialFunctions.GammaLn(x), BetaDensity.LogGamma(x), 9);

    [Fact]
    public void A_seed_gives_the_same_numbers_for_ever()
    {
        var random = new Randomness(42);

        Assert.Equal([0.083862971059882163, 0.37898025066266861, 0.68004341102813937], new[] { random.Next(), random.Next(), random.Next() });
    }

    [Property]
    public void A_choice_is_made_of_what_can_be_chosen(byte[] weights, ushort point)
    {
        var sum = weights.Sum(weight => (double)weight);
        if (sum == 0)
        {
            return;
        }

        var probabilities = weights.Select(weight => weight / sum).ToArray();
        Drawing.Round(probabilities);

        Assert.Equal(1, probabilities.Sum(), 9);
        Assert.True(probabilities[Drawing.Choose(probabilities, point / 65536.0)] > 0);
    }
}
