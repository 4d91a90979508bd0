using Holmes.Contracts.Executions;
using Holmes.Memory.Conversations;
using JasperFx.Events;
using Xunit;
using static Holmes.Memory.Tests.Given;
using ExecutionCancelled = Holmes.Memory.Log.ExecutionCancelled;
using ExecutionCompleted = Holmes.Memory.Log.ExecutionCompleted;
using ExecutionFailed = Holmes.Memory.Log.ExecutionFailed;

namespace Holmes.Memory.Tests.Conversations;

public sealed class TurnTests
{
    private static readonly Guid Id = Guid.Parse("0198f3c2-7d1e-7000-8000-000000000001");
    private static readonly Guid Session = Guid.Parse("0198f3c2-7d1e-7000-8000-000000000002");

    public static TheoryData<object, string> Endings => new()
    {
        { new ExecutionCompleted(Outcome.Degraded), "completed" },
        { new ExecutionFailed(new Failure(FailureClass.Budget, "time is up")), "failed" },
        { new ExecutionCancelled("changed my mind"), "cancelled" },
    };

    [Fact]
    public void A_question_becomes_a_turn_with_its_answer() =>
        Assert.Equal(
            new Turn(Id, Session, "kim", "강남구 시세?", Noon, IntentType.MarketInquiry, "강남구 시세? 답", "completed"),
            Fold(AQuestion("d1", Started("kim", Session, "강남구 시세?"), IntentType.MarketInquiry, Call("d1", "market_prices"))));

    [Theory]
    [MemberData(nameof(Endings))]
    public void A_turn_says_how_it_ended(object ending, string ended) =>
        Assert.Equal(ended, Fold(Started("kim", Session, "?"), ending)?.Ended);

    [Fact]
    public void A_running_question_has_not_ended() =>
        Assert.Equal(new Turn(Id, Session, "kim", "?", Noon), Fold(Started("kim", Session, "?"), new StepStarted("s1", 1)));

    [Fact]
    public void What_follows_a_question_that_was_forgotten_is_not_remembered() =>
        Assert.Null(Fold(Planned(IntentType.LoanConsult), new ExecutionCompleted(Outcome.Ok)));

    private static Turn? Fold(params object[] events) =>
        events.Select(Stored).Aggregate((Turn?)null, TurnProjection.Evolve);

    private static IEvent Stored(object data)
    {
        var e = (IEvent)Activator.CreateInstance(typeof(Event<>).MakeGenericType(data.GetType()), data)!;
        e.StreamId = Id;
        return e;
    }
}
