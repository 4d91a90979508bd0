using Holmes.ServiceDefaults;
using Holmes.Teams;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("holmes-teams");
builder.AddTeams();
builder.AddBus(TeamsModule.AddTeams);

var app = builder.Build();
app.UseServiceDefaults();
app.MapTeams();
await app.RunAsync();
