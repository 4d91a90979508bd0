using Holmes.Contracts;
using Holmes.ServiceDefaults;
using Holmes.Supervisor.Executions;
using Marten;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Holmes.Supervisor.Tests.Audit;

/// <summary>The supervisor's store and log on a database of its own, without the rest of the service.</summary>
internal sealed class SupervisorHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private SupervisorHost(WebApplication app) => this.app = app;

    public NpgsqlDataSource Database => app.Services.GetRequiredService<NpgsqlDataSource>();

    public ISupervisorStore Store => app.Services.GetRequiredService<ISupervisorStore>();

    public ExecutionLog Log => app.Services.GetRequiredService<ExecutionLog>();

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    public static async Task<SupervisorHost> StartAsync(
        string database, CancellationToken cancellation, Action<WebApplicationBuilder>? more = null, IReadOnlyList<FormerEvent>? formers = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration["ConnectionStrings:Postgres"] = database;
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddPostgres();
        builder.Services.AddMartenStore<ISupervisorStore>(store => store.ConfigureExecutions(builder.Configuration, formers))
            .ApplySchemaAtStart();
        builder.Services.AddSingleton<LiveFeed>();
        builder.Services.AddSingleton<OpenExecutions>();
        builder.Services.AddSingleton<ExecutionLog>().AddHostedService(services => services.GetRequiredService<ExecutionLog>());
        more?.Invoke(builder);
        builder.AddBus();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        await app.StartAsync(cancellation);
        return new(app);
    }

    /// <summary>Puts a saved stream into the log, as another execution, together with everything that is kept beside it.</summary>
    public async Task<Guid> SaveAsync(string name, CancellationToken cancellation)
    {
        var id = Guid.CreateVersion7();
        await Log.CommitAsync(id, (_, _) => [.. SavedStreams.Read(name).Select(saved => As(id, saved.Event))], causationId: "saved", cancellation);
        return id;
    }

    /// <summary>The ids of calls are those of the execution they were made in.</summary>
    private static IStoredEvent As(Guid id, IStoredEvent saved) => saved switch
    {
        ToolCompleted e => e with { Call = e.Call with { ToolCallId = DerivedId.From($"{id}", $"{e.Call.ToolCallId}") } },
        ToolFailed e => e with { Call = e.Call with { ToolCallId = DerivedId.From($"{id}", $"{e.Call.ToolCallId}") } },
        _ => saved,
    };

    public async Task<int> RunAsync(string sql, CancellationToken cancellation, params (string Name, object Value)[] parameters)
    {
        await using var command = Database.CreateCommand(sql);
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return await command.ExecuteNonQueryAsync(cancellation);
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
