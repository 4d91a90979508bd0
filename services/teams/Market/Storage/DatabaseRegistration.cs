using Holmes.ServiceDefaults;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Holmes.Teams.Market.Storage;

internal static class DatabaseRegistration
{
    /// <summary>Registers the database once, however many parts ask for it, and one of its loads.</summary>
    public static void AddTeamsDatabase<TLoad>(this WebApplicationBuilder builder)
        where TLoad : class, IFirstLoad
    {
        builder.Services.AddSingleton<IFirstLoad, TLoad>();
        if (builder.Services.Any(service => service.ServiceType == typeof(TeamsDatabase)))
        {
            return;
        }

        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.AddPostgres();
        builder.Services.AddSingleton<TeamsDatabase>();
        builder.Services.AddHostedService<FirstLoading>();
        builder.Services.AddHealthChecks().AddCheck<LoadedCheck>("teams-data");
    }

    private sealed class LoadedCheck(TeamsDatabase database) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(database.IsLoaded
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy("The tables of the data tools are being filled."));
    }
}
