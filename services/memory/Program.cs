using Holmes.Memory;
using Holmes.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("holmes-memory");
builder.AddMemory();
builder.AddBus(MemoryModule.AddMemory);

var app = builder.Build();
app.UseServiceDefaults();
app.MapMemory();
await app.RunAsync();
