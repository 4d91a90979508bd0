using Holmes.Learning.Evaluation;
using Holmes.Learning.Policies;
using Marten;
using Microsoft.Extensions.Options;

namespace Holmes.Memory.Learning;

/// <summary>Starts, stops and decides trials of policies; with the setting, decides them by itself.</summary>
public sealed partial class PolicyTrials(
    IMemoryStore store, PolicyEvaluation evaluation, LearningSignal signal, IOptions<LearningOptions> options, TimeProvider clock,
    ILogger<PolicyTrials> logger)
    : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(5);

    public Task<PolicyFact> StartAsync(Policy policy, double share, string by, CancellationToken cancellation) =>
        AddAsync("trialStarted", policy, share, "Started by hand.", null, by, cancellation);

    public Task<PolicyFact> StopAsync(Policy trial, string by, CancellationToken cancellation) =>
        AddAsync("stopped", trial, 0, "Stopped by hand.", null, by, cancellation);

    /// <returns>The fact, if the log tells the policies apart, and the comparison; null where nothing is on trial.</returns>
    public async Task<(TrialReport Report, PolicyFact? Fact)?> DecideAsync(string by, CancellationToken cancellation)
    {
        if (await evaluation.CompareAsync(cancellation) is not { } report)
        {
            return null;
        }

        if (report.Difference is not { } difference || PoliciesInForce.Verdict(difference) is not var (kind, reason))
        {
            return (report, null);
        }

        var trial = BeliefMessage.Policy(report.Policy);
        return (report, await AddAsync(kind, trial, report.Share, reason, difference, by, cancellation));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (options.Value.AutoPromote)
        {
            await Task.Delay(Between, clock, stoppingToken);
            try
            {
                await DecideAsync("setting", stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogUndecided(logger, e);
            }
        }
    }

    private async Task<PolicyFact> AddAsync(
        string kind, Policy policy, double share, string reason, Estimate? difference, string by, CancellationToken cancellation)
    {
        await using var session = store.LightweightSession();
        var facts = await session.Query<PolicyFact>().CountAsync(cancellation);
        var fact = new PolicyFact(facts + 1, clock.GetUtcNow(), kind, BeliefMessage.Settings(policy), share, reason, difference, by);
        session.Insert(fact); // two at once have the same number, and one of them fails
        await session.SaveChangesAsync(cancellation);
        signal.Raise();
        return fact;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The trial of a policy could not be decided; it will be tried again.")]
    private static partial void LogUndecided(ILogger logger, Exception exception);
}
