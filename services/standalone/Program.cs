using Holmes.Memory;
using Holmes.Notifier;
using Holmes.Orchestrator;
using Holmes.ServiceDefaults;
using Holmes.Standalone;
using Holmes.Supervisor;
using Holmes.Teams;

// All five services in one process. Their code is the same as in five processes; only this host differs.
var builder = WebApplication.CreateBuilder(args);
await using var postgres = await EmbeddedPostgres.ProvideAsync(builder.Configuration);
builder.AddServiceDefaults("holmes-standalone");
builder.AddSupervisor();
builder.AddOrchestrator();
builder.AddTeams();
builder.AddMemory();
builder.AddNotifier();
builder.AddBus(
    SupervisorModule.AddSupervisor, OrchestratorModule.AddOrchestrator, TeamsModule.AddTeams, MemoryModule.AddMemory,
    NotifierModule.AddNotifier);

var app = builder.Build();
app.UseServiceDefaults();
app.MapSupervisor();
app.MapOrchestrator();
app.MapTeams();
app.MapMemory();
app.MapNotifier();
await app.RunAsync();
