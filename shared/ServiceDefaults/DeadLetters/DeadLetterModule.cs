using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Holmes.ServiceDefaults.DeadLetters;

/// <summary>For the one service that keeps the dead letters of all.</summary>
public static class DeadLetterModule
{
    public static void AddDeadLetters(this WebApplicationBuilder builder)
    {
        builder.AddPostgres();
        builder.Services.AddSingleton(services => new DeadLetterTable(
            services.GetRequiredService<NpgsqlDataSource>(), services.GetRequiredService<TimeProvider>()));
        builder.Services.AddHealthChecks().Add(
            new("dead-letters", services => services.GetRequiredService<DeadLetterTable>(), failureStatus: null, tags: null));
        builder.Services.AddSingleton<DeadLetterRetry>();
        if (builder.Configuration.HasBroker())
        {
            builder.Services.AddSingleton<IDeadLetterReturn, ReturnOverBroker>();
        }
        else
        {
            builder.Services.AddSingleton<IDeadLetterReturn, ReturnInMemory>();
            builder.AddDeliveriesInHand();
        }

        builder.Services.AddHostedService<DeadLetterCollector>();
    }

    private static void AddDeliveriesInHand(this WebApplicationBuilder builder)
    {
        if (builder.Configuration["Holmes:Data"] is { Length: > 0 } data)
        {
            builder.Services.AddSingleton(services => new OneByOne(services.GetRequiredService<TimeProvider>()));
            builder.Services.AddSingleton(_ => new DeliveriesInHand(Path.Combine(Path.GetFullPath(data), "in-hand")));
        }
    }
}
