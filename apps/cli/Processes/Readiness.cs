namespace Holmes.Cli.Processes;

internal static class Readiness
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(10) };

    public static async Task WaitAsync(HostProcess host, Uri address, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(StartLimit);
        try
        {
            while (!await IsReadyAsync(address, limit.Token))
            {
                if (host.HasEnded)
                {
                    throw new CannotContinueException(await host.WaitForEndAsync(cancellation));
                }

                await Task.Delay(100, limit.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new CannotContinueException(
                $"{host.Name} was not ready within {StartLimit.TotalSeconds} s. The end of {host.Log}:\n{LogFile.Tail(host.Log, 30)}");
        }
    }

    public static async Task<bool> IsReadyAsync(Uri address, CancellationToken cancellation)
    {
        try
        {
            using var answer = await Http.GetAsync(new Uri(address, "/health/ready"), cancellation);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception refused) when (refused is HttpRequestException or TaskCanceledException)
        {
            cancellation.ThrowIfCancellationRequested();
            return false;
        }
    }
}
