using Holmes.Embeddings;
using Holmes.Teams.Laws;
using Holmes.Teams.Laws.Vectors;
using Marten;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Holmes.Teams.Tests.Laws;

/// <summary>What one process of the service has of the vectors.</summary>
internal sealed class MeaningOfLaws : IDisposable
{
    private readonly Embedder embedder;
    private readonly VectorIndex index;

    public MeaningOfLaws(IDocumentStore store, Uri endpoint, string model)
    {
        // The limits of the client run on the real clock; how long it rests after a failure, on the one of the test.
        embedder = new(new(endpoint, model, "secret"), TimeProvider.System);
        Table = new(store, model);
        index = new(Table);
        Filling = new(Table, embedder, index, Logs.For<VectorFilling>());
        Search = new(store, new(new(embedder, Clock, Logs.For<SearchEmbedder>()), index));
    }

    public FakeTimeProvider Clock { get; } = new(DateTimeOffset.UnixEpoch);

    public LogLines Logs { get; } = new();

    public VectorTable Table { get; }

    public VectorFilling Filling { get; }

    public LawSearch Search { get; }

    public async Task<IReadOnlyList<StoredVector>> StoredAsync()
    {
        await using var connection = Table.Connection();
        await connection.OpenAsync();
        return await Table.ReadAsync(connection, after: 0, CancellationToken.None);
    }

    public Task<LawFindings> FindAsync(string question, int limit = 3) => Search.FindAsync(new(question, Limit: limit), LawTexts.Day, CancellationToken.None);

    public void Dispose()
    {
        index.Dispose();
        embedder.Dispose();
        Logs.Dispose();
    }
}

/// <summary>What was logged, as it reads.</summary>
internal sealed class LogLines : ILoggerProvider
{
    private readonly List<string> lines = [];
    private readonly LoggerFactory factory;

    public LogLines() => factory = new([this]);

    public IReadOnlyList<string> All => lines;

    public ILogger<T> For<T>() => factory.CreateLogger<T>();

    public ILogger CreateLogger(string categoryName) => new Lines(lines);

    public void Dispose()
    {
    }

    private sealed class Lines(List<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (lines)
            {
                lines.Add($"{logLevel}: {formatter(state, exception)}");
            }
        }
    }
}
