using System.Text.Json;

namespace Holmes.Bench.Delivery;

/// <summary>Asking many questions at once.</summary>
internal static class Questions
{
    public const string Open = "select count(*) from supervisor.open_executions";

    private const string Main = "강남구 아파트 시세 확인하고 대출 가능 금액 계산해줘";

    public static async Task AskAsync(FiveServices services, int count, int atOnce, CancellationToken cancellation, string question = Main) =>
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellation },
            async (_, token) =>
            {
                using var answer = await services.Http.PostAsJsonAsync("api/executions", new { query = question }, JsonSerializerOptions.Web, token);
                answer.EnsureSuccessStatusCode();
            });

    /// <summary>Waits until the query gives what is wanted, or until nothing has moved for two minutes.</summary>
    public static async Task UntilAsync(FiveServices services, string sql, long wanted, CancellationToken cancellation)
    {
        var (seen, since) = (-1L, TimeProvider.System.GetTimestamp());
        while (true)
        {
            var now = await services.AskAsync<long>(sql, cancellation);
            if (now == wanted)
            {
                return;
            }

            if (now != seen)
            {
                (seen, since) = (now, TimeProvider.System.GetTimestamp());
            }
            else if (TimeProvider.System.GetElapsedTime(since) > TimeSpan.FromMinutes(2))
            {
                throw new InvalidOperationException($"{seen} instead of {wanted} for two minutes: {sql}");
            }

            await Task.Delay(50, cancellation);
        }
    }
}
