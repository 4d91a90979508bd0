using Holmes.ServiceDefaults;
using Holmes.Supervisor;
using Holmes.Supervisor.Operations;

if (OperatorCommands.AreAskedFor(args))
{
    return await OperatorCommands.RunAsync(args);
}

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("holmes-supervisor");
builder.AddSupervisor();
builder.AddBus(SupervisorModule.AddSupervisor);

var app = builder.Build();
app.UseServiceDefaults();
app.MapSupervisor();
await app.RunAsync();
return 0;
