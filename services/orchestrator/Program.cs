using Holmes.Orchestrator;
using Holmes.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("holmes-orchestrator");
builder.AddOrchestrator();
builder.AddBus(OrchestratorModule.AddOrchestrator);

var app = builder.Build();
app.UseServiceDefaults();
app.MapOrchestrator();
await app.RunAsync();
