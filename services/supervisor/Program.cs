using Holmes.ServiceDefaults;
using Holmes.Supervisor;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("holmes-supervisor");
builder.AddSupervisor();
builder.AddBus(SupervisorModule.AddSupervisor);

var app = builder.Build();
app.UseServiceDefaults();
app.MapSupervisor();
await app.RunAsync();
