using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Memory.Conversations;
using static Holmes.Memory.Tests.Given;

namespace Holmes.Memory.Tests.Conversations;

/// <summary>Two people and their conversations, of one test alone.</summary>
internal sealed class Told(MemoryServer memory, string test) : IDisposable
{
    public string KimsName => $"kim-{test}";

    public string LeesName => $"lee-{test}";

    public Guid First { get; } = DerivedId.From(test, "first");

    public Guid Second { get; } = DerivedId.From(test, "second");

    public Guid Lees { get; } = DerivedId.From(test, "lees");

    public HttpClient Kim { get; } = memory.As($"kim-{test}");

    public HttpClient Lee { get; } = memory.As($"lee-{test}");

    public Task AskAsync(string question, Log.ExecutionStarted started) => memory.AppendAsync(
        DerivedId.From(test, question),
        AQuestion($"{test} {question}", started, IntentType.MarketInquiry, Call($"{test} {question}", "market_prices")));

    public async Task<IReadOnlyList<Turn>> TurnsAsync() =>
        [.. (await memory.AllAsync<Turn>()).Where(turn => turn.UserId == KimsName || turn.UserId == LeesName)];

    public void Dispose()
    {
        Kim.Dispose();
        Lee.Dispose();
    }
}
