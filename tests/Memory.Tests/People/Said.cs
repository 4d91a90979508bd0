using Holmes.Contracts;
using Holmes.Contracts.Executions;
using static Holmes.Memory.Tests.Given;

namespace Holmes.Memory.Tests.People;

/// <summary>Two people of one test alone, one of whom speaks of themselves.</summary>
internal sealed class Said(MemoryServer memory, string test) : IDisposable
{
    public string KimsName => $"kim-{test}";

    public Guid Session { get; } = DerivedId.From(test, "session");

    public Guid Execution => DerivedId.From(test, "first");

    public HttpClient Kim { get; } = memory.As($"kim-{test}");

    public HttpClient Lee { get; } = memory.As($"lee-{test}");

    public Task StateAsync(string question, DateTimeOffset at, params (string Kind, int Value)[] facts) => StateAsync(question, at, null, facts);

    public Task StateAsync(string question, DateTimeOffset at, ForkOrigin? fork, params (string Kind, int Value)[] facts) => memory.AppendAsync(
        DerivedId.From(test, question),
        Started(KimsName, Session, "연소득 6천인데?") with { StartedAt = at, ForkedFrom = fork },
        Planned(IntentType.LoanConsult) with { Entities = [.. facts.Select(fact => new Entity(fact.Kind, $"{fact.Value}", WireJson.ToElement(fact.Value), Stated: true))] },
        new Log.ExecutionCompleted(Outcome.Ok));

    public void Dispose()
    {
        Kim.Dispose();
        Lee.Dispose();
    }
}
