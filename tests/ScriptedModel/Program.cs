using Holmes.ScriptedModel;

// An OpenAI-compatible server that says what a test wrote for it, with the faults the test wants. Each test has a stage of
// its own under /{stage}: PUT /{stage}/script, GET /{stage}/requests, and the API under /{stage}/v1.
var builder = WebApplication.CreateBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
builder.Services.AddSingleton<Stages>();
var app = builder.Build();
app.MapGet("/health/ready", () => "ready");
app.MapPut("/{stage}/script", (string stage, IReadOnlyList<ScriptedReply> replies, Stages stages) => stages.Of(stage).Write(replies));
app.MapGet("/{stage}/requests", (string stage, Stages stages) => stages.Of(stage).Requests);
app.MapPost("/{stage}/v1/chat/completions", (string stage, HttpContext http, Stages stages) => Speaker.SpeakAsync(http, stages.Of(stage)));
await app.RunAsync();
