using Holmes.ServiceDefaults;
using Holmes.ServiceDefaults.DeadLetters;

namespace Holmes.Victim;

/// <summary>
/// A service with one queue whose messages can hurt it, hosted as every service is. <c>Victim:Done</c> names the file it
/// writes the ids of what it has consumed to.
/// </summary>
public static class VictimHost
{
    public const string Queue = "holmes-victim-provide-input";

    public static WebApplication Create(params string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddServiceDefaults("holmes-victim");
        builder.AddDeadLetters();
        builder.AddBus(bus => bus.AddQueue<FragileConsumer>("victim", "provide-input"));
        builder.Services.AddHostedService<Backlog>();
        var app = builder.Build();
        app.UseServiceDefaults();
        app.MapDeadLetters();
        return app;
    }
}
