using Holmes.Contracts.Teams;
using Holmes.ServiceDefaults;
using Holmes.ServiceDefaults.DeadLetters;
using MassTransit;

namespace Holmes.Victim;

/// <summary>
/// A service with one queue whose messages can hurt it, hosted as every service is. <c>Victim:Done</c> names the file it
/// writes the ids of what it has consumed to.
/// </summary>
public static class VictimHost
{
    public const string Queue = "holmes-victim-provide-input";

    private sealed class DeafConsumer : IConsumer<CancelStep>
    {
        public Task Consume(ConsumeContext<CancelStep> context) => Task.CompletedTask;
    }

    public static WebApplication Create(params string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddServiceDefaults("holmes-victim");
        builder.AddDeadLetters();
        builder.AddBus(bus =>
        {
            bus.AddQueue<FragileConsumer>("victim", "provide-input");
            bus.AddBroadcast<DeafConsumer>("victim", "cancel-step"); // as most services have one
        });
        builder.Services.AddHostedService<Backlog>();
        var app = builder.Build();
        app.UseServiceDefaults();
        app.MapDeadLetters();
        return app;
    }
}
