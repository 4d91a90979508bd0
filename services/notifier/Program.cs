using Holmes.Notifier;
using Holmes.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("holmes-notifier");
builder.AddNotifier();
builder.AddBus(bus => bus.AddNotifier());

var app = builder.Build();
app.UseServiceDefaults();
app.MapNotifier();
await app.RunAsync();
