using System.Threading.Channels;
using Holmes.Contracts.Memory;
using Holmes.ServiceDefaults;
using Marten;
using Marten.Services;
using MassTransit;

namespace Holmes.Memory.Plans;

/// <summary>Publishes the plans it knows: when one was added, and when asked.</summary>
public sealed partial class PlanFeed(IMemoryStore store, PlanSignal signal, IBusControl bus, ILogger<PlanFeed> logger) : BackgroundService
{
    /// <summary>The newest: a message has an end, and what is old is seldom asked again.</summary>
    private const int MostPlans = 500;

    public async Task PublishAsync(CancellationToken cancellation)
    {
        await using var session = store.QuerySession();
        var plans = await session.Query<KnownPlan>().OrderByDescending(plan => plan.Position).Take(MostPlans).ToListAsync(cancellation);
        await bus.HandOverAsync(new PlansLearned(plans.Count == 0 ? 0 : plans[0].Position, [.. plans.Select(plan => plan.ToContract())]), cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await bus.WaitForHealthStatus(BusHealthStatus.Healthy, stoppingToken);
        while (await signal.WaitAsync(stoppingToken))
        {
            try
            {
                await PublishAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogNotPublished(logger, e); // the next plan, or the next orchestrator that asks, brings them
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Known plans could not be published.")]
    private static partial void LogNotPublished(ILogger logger, Exception exception);
}

/// <summary>Raised when a plan was saved. Many raises before anybody looks are one.</summary>
public sealed class PlanSignal : IChangeListener
{
    private readonly Channel<bool> raised = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public ValueTask<bool> WaitAsync(CancellationToken cancellation) => raised.Reader.ReadAsync(cancellation);

    public Task BeforeCommitAsync(IDocumentSession session, IChangeSet commit, CancellationToken token) => Task.CompletedTask;

    public Task AfterCommitAsync(IDocumentSession session, IChangeSet commit, CancellationToken token)
    {
        if (commit.Inserted.Concat(commit.Updated).OfType<KnownPlan>().Any())
        {
            raised.Writer.TryWrite(true);
        }

        return Task.CompletedTask;
    }
}

public sealed class RequestPlansConsumer(PlanFeed feed) : IConsumer<RequestPlans>
{
    public Task Consume(ConsumeContext<RequestPlans> context) => feed.PublishAsync(context.CancellationToken);
}
