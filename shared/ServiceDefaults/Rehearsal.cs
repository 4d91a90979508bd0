using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Holmes.ServiceDefaults;

/// <summary>
/// Does once, when the process starts and with no trace, what the first question would otherwise wait for: code that is
/// compiled when it first runs, connections that are opened when first used. Readiness waits for it, but not long.
/// </summary>
public abstract partial class Rehearsal(TimeProvider clock, ILogger logger) : BackgroundService, IHealthCheck
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(1);

    private readonly long started = clock.GetTimestamp();

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(ExecuteTask is not { IsCompleted: false } || clock.GetElapsedTime(started) > LongestDelay
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("It is rehearsing."));

    protected abstract Task RehearseAsync(CancellationToken cancellation);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield(); // the host starts meanwhile
        try
        {
            await RehearseAsync(stoppingToken);
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            LogLeftOut(logger, e); // the first question is slower, nothing else
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A rehearsal was left out.")]
    private static partial void LogLeftOut(ILogger logger, Exception exception);
}

public static class Rehearsals
{
    public static void AddRehearsal<T>(this WebApplicationBuilder builder, string name)
        where T : Rehearsal
    {
        builder.Services.AddSingleton<T>().AddHostedService(services => services.GetRequiredService<T>());
        builder.Services.AddHealthChecks().Add(new(name, services => services.GetRequiredService<T>(), failureStatus: null, tags: null));
    }
}
