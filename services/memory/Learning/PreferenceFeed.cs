using Holmes.Contracts.Memory;
using Holmes.ServiceDefaults;
using MassTransit;

namespace Holmes.Memory.Learning;

/// <summary>Publishes what was learned: soon after it was learned, and when asked.</summary>
public sealed partial class PreferenceFeed(LearnedStates states, LearningSignal signal, IBusControl bus, TimeProvider clock, ILogger<PreferenceFeed> logger)
    : BackgroundService
{
    /// <summary>A burst of questions is one message.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    public async Task PublishAsync(CancellationToken cancellation)
    {
        var policies = await states.PoliciesAsync(cancellation);
        var live = await states.LoadAsync(policies.Live, cancellation);
        var trial = policies.Trial is { } policy
            ? new PolicyTrial(BeliefMessage.Of(policy, await states.LoadAsync(policy, cancellation)), policies.Share)
            : null;
        var learned = new PreferencesLearned(
            live.Position, BeliefMessage.Preferences(live), clock.GetUtcNow(), BeliefMessage.Of(policies.Live, live), trial, BeliefMessage.Exemplars(live));
        await bus.HandOverAsync(learned, cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await bus.WaitForHealthStatus(BusHealthStatus.Healthy, stoppingToken);
        while (await signal.WaitAsync(stoppingToken))
        {
            await Task.Delay(Pause, clock, stoppingToken);
            try
            {
                await PublishAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogNotPublished(logger, e);
                signal.Raise();
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What was learned could not be published; it will be tried again.")]
    private static partial void LogNotPublished(ILogger logger, Exception exception);
}

public sealed class RequestPreferencesConsumer(PreferenceFeed feed) : IConsumer<RequestPreferences>
{
    public Task Consume(ConsumeContext<RequestPreferences> context) => feed.PublishAsync(context.CancellationToken);
}
