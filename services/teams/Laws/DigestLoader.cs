namespace Holmes.Teams.Laws;

/// <summary>Stores the digests when the service starts; what is stored already stays as it is.</summary>
internal sealed partial class DigestLoader(LawLibrary library, ILogger<DigestLoader> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var changed = 0;
        foreach (var law in DigestCatalog.Load())
        {
            changed += await library.StoreAsync(law, isDigest: true, cancellationToken) == StoredAs.Unchanged ? 0 : 1;
        }

        if (changed > 0)
        {
            LogStored(logger, changed);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Information, Message = "Stored the digests of {Laws} laws.")]
    private static partial void LogStored(ILogger logger, int laws);
}
