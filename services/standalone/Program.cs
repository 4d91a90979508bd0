using Holmes.Standalone;

var builder = WebApplication.CreateBuilder(args);
await using var postgres = await EmbeddedPostgres.ProvideAsync(builder.Configuration);
builder.AddAllServices();

var app = builder.Build();
app.MapAllServices();
await app.RunAsync();
