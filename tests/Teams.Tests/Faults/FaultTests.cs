using Holmes.Contracts;
using Holmes.Teams.Faults;
using Xunit;

namespace Holmes.Teams.Tests.Faults;

public sealed class FaultTests
{
    private static readonly Dictionary<FaultKind, double> Some = new() { [FaultKind.Timeout] = 0.2, [FaultKind.Gone] = 0.3 };

    [Fact]
    public void The_same_seed_fails_the_same_calls_in_the_same_way()
    {
        var calls = Calls(200);

        Assert.Equal(Drawn(7, calls), Drawn(7, calls));
        Assert.NotEqual(Drawn(7, calls), Drawn(8, calls));
    }

    [Fact]
    public void Faults_come_as_often_as_is_said()
    {
        var drawn = Drawn(7, Calls(4000));

        Assert.InRange(drawn.Count(kind => kind is FaultKind.Timeout) / 4000.0, 0.17, 0.23);
        Assert.InRange(drawn.Count(kind => kind is FaultKind.Gone) / 4000.0, 0.27, 0.33);
        Assert.InRange(drawn.Count(kind => kind is null) / 4000.0, 0.46, 0.54);
    }

    [Fact]
    public void A_call_is_the_end_of_one_process_only()
    {
        var file = Path.GetTempFileName();
        try
        {
            var fault = new InjectedFault(DerivedId.From("call"), "market_data", FaultKind.CrashAfter);

            Assert.True(new FaultLog(file).Add(fault));
            Assert.False(new FaultLog(file).Add(fault));
            Assert.Equal(fault, Assert.Single(FaultLog.Read(file)));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void More_faults_than_calls_and_crashes_without_a_memory_are_refused()
    {
        Assert.NotNull(new FaultOptions { Tools = new() { ["any"] = new() { [FaultKind.Gone] = 0.6, [FaultKind.Slow] = 0.6 } } }.Problem());
        Assert.NotNull(new FaultOptions { Tools = new() { ["any"] = new() { [FaultKind.CrashBefore] = 0.1 } } }.Problem());
        Assert.Null(new FaultOptions { Tools = new() { ["any"] = Some } }.Problem());
    }

    private static List<Guid> Calls(int count) => [.. Enumerable.Range(0, count).Select(n => DerivedId.From("call", $"{n}"))];

    private static List<FaultKind?> Drawn(long seed, List<Guid> calls) => [.. calls.Select(call => FaultDraw.Of(seed, call, Some))];
}
