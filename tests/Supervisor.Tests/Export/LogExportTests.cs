using System.Text;
using System.Text.Json;
using CloudNative.CloudEvents;
using CloudNative.CloudEvents.SystemTextJson;
using Holmes.Supervisor.Executions;
using Holmes.Supervisor.Executions.Export;
using Holmes.Supervisor.Tests.Audit;
using Holmes.Testing;
using Npgsql;
using Xunit;

namespace Holmes.Supervisor.Tests.Export;

public sealed class LogExportTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    private static readonly JsonEventFormatter Formatter = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_event_is_a_cloud_event_in_the_order_of_its_execution_archived_or_not()
    {
        await using var host = await SupervisorHost.StartAsync(await postgres.NewDatabaseAsync(), Cancellation);
        var archived = await host.SaveAsync("0.1.0/parallel", Cancellation);
        await host.SaveAsync("0.1.0/retried", Cancellation);
        await host.RunAsync("select supervisor.mt_archive_stream(@id)", Cancellation, ("id", archived));

        var lines = await ExportAsync(host.Database, only: null);

        var saved = SavedStreams.Read("0.1.0/parallel");
        var events = lines.Select(line => Decode(line)).ToList();
        Assert.All(events, e => Assert.True(e.IsValid));
        Assert.Equal(saved.Count + SavedStreams.Read("0.1.0/retried").Count, events.Count);
        var mine = events.Where(e => e.Subject == $"{archived}").ToList();
        Assert.Equal(saved.Select(e => CloudEventLine.TypeOf(e.Type)), mine.Select(e => e.Type));
        Assert.Equal(saved.Select(e => $"{e.Version:D10}"), mine.Select(e => (string)e["sequence"]!));
        Assert.Equal(saved.Select(e => $"{StoredFact.IdOf(archived, e.Version)}"), mine.Select(e => e.Id));
        Assert.All(mine, e => Assert.Equal(("urn:holmes:supervisor", "application/json", "saved"), ($"{e.Source}", e.DataContentType, (string)e["causationid"]!)));
        Assert.All(mine.Zip(saved).Where(pair => !pair.Second.Type.StartsWith("tool_", StringComparison.Ordinal)), pair =>
            Assert.True(JsonElement.DeepEquals((JsonElement)pair.First.Data!, Stored(pair.Second))));
    }

    [Fact]
    public async Task Only_the_executions_named_are_written_and_those_that_are_not_there_are_said()
    {
        await using var host = await SupervisorHost.StartAsync(await postgres.NewDatabaseAsync(), Cancellation);
        var wanted = await host.SaveAsync("0.1.0/irrelevant", Cancellation);
        await host.SaveAsync("0.1.0/cancelled", Cancellation);
        var missing = Guid.CreateVersion7();
        using var to = new MemoryStream();

        var exported = await LogExport.WriteAsync(host.Database, [wanted, missing], since: null, to, Cancellation);

        Assert.Equal([missing], exported.Missing);
        Assert.All(LinesOf(to), line => Assert.Equal($"{wanted}", Decode(line).Subject));
        Assert.Equal(exported.Events, LinesOf(to).Length);
    }

    [Fact]
    public async Task A_file_is_complete_or_not_there()
    {
        await using var host = await SupervisorHost.StartAsync(await postgres.NewDatabaseAsync(), Cancellation);
        await host.SaveAsync("0.1.0/parallel", Cancellation);
        var folder = Directory.CreateTempSubdirectory("holmes-export-");
        try
        {
            var file = Path.Combine(folder.FullName, "log.jsonl");
            using var interrupted = new CancellationTokenSource();
            await interrupted.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => LogExport.WriteAsync(host.Database, null, null, file, interrupted.Token));
            Assert.Empty(folder.GetFiles());

            await LogExport.WriteAsync(host.Database, null, null, file, Cancellation);
            Assert.Equal(SavedStreams.Read("0.1.0/parallel").Count, (await File.ReadAllLinesAsync(file, Cancellation)).Length);
            Assert.Single(folder.GetFiles());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task What_is_interrupted_has_written_whole_lines()
    {
        await using var host = await SupervisorHost.StartAsync(await postgres.NewDatabaseAsync(), Cancellation);
        foreach (var name in SavedStreams.Names)
        {
            await host.SaveAsync(name, Cancellation);
        }

        using var interrupted = new CancellationTokenSource();
        using var to = new InterruptingStream(interrupted);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => LogExport.WriteAsync(host.Database, null, null, to, interrupted.Token));

        Assert.True(to.Length > 0);
        Assert.All(LinesOf(to), line => Assert.True(Decode(line).IsValid));
        Assert.EndsWith("}\n", Encoding.UTF8.GetString(to.ToArray()), StringComparison.Ordinal);
    }

    private static JsonElement Stored(SavedEvent saved) =>
        JsonSerializer.SerializeToElement(saved.Event, saved.Event.GetType(), Contracts.WireJson.Options);

    private static CloudEvent Decode(string line) =>
        Formatter.DecodeStructuredModeMessage(Encoding.UTF8.GetBytes(line), contentType: null, extensionAttributes: null);

    private static async Task<IReadOnlyList<string>> ExportAsync(NpgsqlDataSource database, IReadOnlyCollection<Guid>? only)
    {
        using var to = new MemoryStream();
        await LogExport.WriteAsync(database, only, since: null, to, Cancellation);
        return LinesOf(to);
    }

    private static string[] LinesOf(MemoryStream written) =>
        Encoding.UTF8.GetString(written.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Cancels what writes to it as soon as something was written.</summary>
    private sealed class InterruptingStream(CancellationTokenSource interrupted) : MemoryStream
    {
        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await base.WriteAsync(buffer, cancellationToken);
            await interrupted.CancelAsync();
        }
    }
}
