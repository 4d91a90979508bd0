using System.Text.Json;
using Holmes.Contracts;

namespace Holmes.Chaos.Load;

/// <summary>People and services who ask, each in its own way, one question after the other.</summary>
/// <param name="brokerLost">When the broker last lost what it had taken.</param>
internal sealed class Clients(
    Func<Uri> edge, Bus? bus, Func<DateTimeOffset> brokerLost, History history, IReadOnlyList<Scenario> scenarios, int seed)
{
    private const double Watched = 0.5;
    private const double Cancelled = 0.04;
    private const double Paused = 0.06;

    private static readonly TimeSpan BindingTakes = TimeSpan.FromMinutes(1);

    private int number;

    /// <param name="until">Nobody asks anything new.</param>
    /// <param name="cancellation">Nobody waits any longer for the end of what was asked.</param>
    public async Task RunAsync(CancellationToken until, CancellationToken cancellation)
    {
        List<Task> clients = [.. Enumerable.Range(0, 3).Select(n => OverHttpAsync(new Random(seed + n), until, cancellation))];
        clients.Add(OverSocketAsync(new Random(seed + 10), until, cancellation));
        clients.Add(OverSocketAsync(new Random(seed + 11), until, cancellation));
        if (bus is not null)
        {
            clients.Add(OverBusAsync(new Random(seed + 20), until, cancellation));
        }

        await Task.WhenAll(clients);
    }

    /// <summary>Each scenario a few times and nothing in between: what is right is known from these.</summary>
    /// <returns>Their ids.</returns>
    public async Task<IReadOnlyList<Guid>> CalmAsync(int times, CancellationToken cancellation)
    {
        var calm = new List<Guid>();
        using var caller = new HttpCaller(edge);
        foreach (var scenario in Enumerable.Repeat(scenarios, times).SelectMany(all => all))
        {
            var (user, id) = await AskAsync(caller, scenario, twice: false, cancellation);
            await FollowAsync(caller, scenario, id, user, cancellation);
            calm.Add(id);
        }

        return calm;
    }

    private async Task OverHttpAsync(Random random, CancellationToken until, CancellationToken cancellation)
    {
        using var caller = new HttpCaller(edge);
        var following = new List<Task>();
        while (!until.IsCancellationRequested)
        {
            var scenario = scenarios[random.Next(scenarios.Count)];
            var (user, id) = await AskAsync(caller, scenario, twice: random.NextDouble() < 0.2, cancellation);
            if (random.NextDouble() is var draw && draw < Cancelled)
            {
                history.Cancel(id);
                await caller.ControlAsync(id, "cancel", user, cancellation);
            }
            else if (draw < Cancelled + Paused)
            {
                await caller.ControlAsync(id, "pause", user, cancellation);
                following.Add(ResumeAsync(caller, id, user, cancellation));
            }

            var follow = random.NextDouble() < Watched || scenario.RequireApproval
                ? FollowAsync(caller, scenario, id, user, cancellation)
                : Task.CompletedTask;
            following.Add(follow);
            await Task.WhenAny(follow, Task.Delay(TimeSpan.FromSeconds(3), CancellationToken.None));
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(300, 1500)), CancellationToken.None);
        }

        await Task.WhenAll(following);
    }

    private async Task OverSocketAsync(Random random, CancellationToken until, CancellationToken cancellation)
    {
        var plain = scenarios.Where(scenario => !scenario.RequireApproval && scenario.Strategy is null).ToList();
        while (!until.IsCancellationRequested)
        {
            var scenario = plain[random.Next(plain.Count)];
            var (user, id) = (User(scenario), Guid.CreateVersion7());
            await new Subscription(edge, history, user).AskAsync(
                Guid.CreateVersion7(), id, scenario.Query, () => history.Accept(new(id, scenario, user, "socket")), cancellation);
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(300, 1500)), CancellationToken.None);
        }
    }

    private async Task OverBusAsync(Random random, CancellationToken until, CancellationToken cancellation)
    {
        var following = new List<Task>();
        while (!until.IsCancellationRequested)
        {
            var scenario = scenarios[random.Next(scenarios.Count)];
            var (user, id) = (User(scenario), Guid.CreateVersion7());
            var start = JsonSerializer.Serialize(
                new { executionId = id, query = scenario.Query, userId = user, options = new { scenario.Strategy, scenario.RequireApproval } }, WireJson.Options);
            await bus!.SendAsync("holmes.start-execution.v1", start, cancellation);
            history.Accept(new(id, scenario, user, "bus"));
            following.Add(InsistAsync(id, user, start, TimeProvider.System.GetUtcNow(), cancellation));
            if (scenario.RequireApproval)
            {
                following.Add(ApproveAsync(id, user, cancellation));
            }

            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(500, 2500)), CancellationToken.None);
        }

        await Task.WhenAll(following);
    }

    /// <summary>
    /// What a broker has lost that nobody had read yet, only the sender still has: it sends it again. So it does for what
    /// was sent soon after the loss, when others may have bound their queues and the supervisor not yet.
    /// </summary>
    private async Task InsistAsync(Guid id, string user, string start, DateTimeOffset sent, CancellationToken cancellation)
    {
        using var caller = new HttpCaller(edge);
        while (!await caller.IsKnownAsync(id, user, cancellation))
        {
            await Task.Delay(5000, cancellation);
            if (brokerLost() > sent - BindingTakes)
            {
                await bus!.SendAsync("holmes.start-execution.v1", start, cancellation);
            }
        }
    }

    private async Task<(string User, Guid Id)> AskAsync(HttpCaller caller, Scenario scenario, bool twice, CancellationToken cancellation)
    {
        var user = User(scenario);
        Guid? id = null;
        for (var more = twice ? 2 : 1; more > 0;)
        {
            if (await caller.AskAsync(scenario, user, "once", cancellation) is { } taken)
            {
                more--;
                if (id is not null && id != taken)
                {
                    history.Fail(new("key", taken, $"The same key started {id} as well."));
                }

                id = taken;
            }
            else
            {
                await Task.Delay(300, cancellation);
            }
        }

        history.Accept(new(id!.Value, scenario, user, "http"));
        return (user, id.Value);
    }

    private async Task FollowAsync(HttpCaller caller, Scenario scenario, Guid id, string user, CancellationToken cancellation)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var approving = scenario.RequireApproval ? ApproveAsync(caller, id, user, over.Token) : Task.CompletedTask;
        await new Subscription(edge, history, user).FollowAsync(id, cancellation);
        await over.CancelAsync();
        await approving;
    }

    private async Task ApproveAsync(Guid id, string user, CancellationToken cancellation)
    {
        using var caller = new HttpCaller(edge);
        await ApproveAsync(caller, id, user, cancellation);
    }

    /// <summary>Said again and again: once is enough for Holmes, but nobody knows which one arrives.</summary>
    private static async Task ApproveAsync(HttpCaller caller, Guid id, string user, CancellationToken cancellation)
    {
        try
        {
            while (!await caller.IsOverAsync(id, user, cancellation))
            {
                await caller.ApproveAsync(id, user, cancellation);
                await Task.Delay(700, cancellation);
            }
        }
        catch (OperationCanceledException)
        {
            // It is over.
        }
    }

    private static async Task ResumeAsync(HttpCaller caller, Guid id, string user, CancellationToken cancellation)
    {
        try
        {
            while (!await caller.IsOverAsync(id, user, cancellation))
            {
                await Task.Delay(1500, cancellation);
                await caller.ControlAsync(id, "resume", user, cancellation);
            }
        }
        catch (OperationCanceledException)
        {
            // It is over, or the test is.
        }
    }

    private string User(Scenario scenario) => $"chaos-{scenario.Name}-{Interlocked.Increment(ref number)}";
}
