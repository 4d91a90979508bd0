using Holmes.Contracts;
using Holmes.ServiceDefaults.Crashes;
using JasperFx.Events;
using Marten;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Weasel.Core;

namespace Holmes.ServiceDefaults;

/// <summary>How every service keeps its data: one Postgres, a schema of its own, settings that were measured.</summary>
public static class EventStore
{
    /// <summary>An index on the events that the supervisor makes; every store on them must leave it alone.</summary>
    public const string DecisionIndex = "mt_events_decision";

    /// <summary>The connection string, in UTC whatever the server's time zone is.</summary>
    public static string Postgres(this IConfiguration configuration) =>
        new NpgsqlConnectionStringBuilder(configuration.Require("ConnectionStrings:Postgres"))
        {
            Timezone = "UTC", // in another zone quick appends are stored hours in the past
            ApplicationName = "holmes",
        }.ConnectionString;

    /// <summary>One pool of connections for everything in the host that speaks SQL itself.</summary>
    public static void AddPostgres(this WebApplicationBuilder builder)
    {
        if (builder.Services.Any(service => service.ServiceType == typeof(NpgsqlDataSource)))
        {
            return; // several services in one host
        }

        builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(builder.Configuration.Postgres()));
        builder.Services.AddHealthChecks().AddCheck<PostgresCheck>("postgres");
    }

    public static void UseServiceDefaults(this StoreOptions store, IConfiguration configuration, string schema)
    {
        store.Connection(configuration.Postgres());
        store.DatabaseSchemaName = schema;
        store.UseSystemTextJsonForSerialization(casing: Casing.CamelCase, configure: json => WireJson.Configure(json)); // queries must name fields as they are stored
        store.DisableNpgsqlLogging = true;
        store.Events.AppendMode = EventAppendMode.QuickWithServerTimestamps;
        store.Events.MetadataConfig.CausationIdEnabled = true;
        store.Events.UseExclusiveLockOnConcurrentAppends = true; // a lost race must not burn a sequence number
        store.Events.UseAdvisoryLockTransaction = true; // the stand-in lock package elects no leader otherwise
        store.Events.UseArchivedStreamPartitioning = true;
        store.Events.EnableStrictStreamIdentityEnforcement = true; // a late duplicate must not start an archived stream again
        store.Events.IgnoreIndex(DecisionIndex);
        store.Projections.LeadershipPollingTime = 1000;
        store.Projections.Errors.SkipApplyErrors = false; // a statistic that skips is wrong in silence
        store.Projections.Errors.SkipSerializationErrors = false;
        if (CrashPoints.Of(configuration) is { } point)
        {
            store.PassCommits(point, schema);
        }
    }
}
