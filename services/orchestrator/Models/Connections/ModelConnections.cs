using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using OpenAI;
using Polly;

namespace Holmes.Orchestrator.Models.Connections;

/// <summary>Connects the configured models: one HTTP client each, with retries and a circuit breaker of its own.</summary>
internal static class ModelConnections
{
    /// <summary>A server that asks for a longer pause than this is not waited for.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    public static void AddModelConnections(this IServiceCollection services)
    {
        foreach (var key in new[] { ModelTarget.Primary, ModelTarget.Fallback })
        {
            services.AddHttpClient(ClientName(key), http => http.Timeout = Timeout.InfiniteTimeSpan) // it would not bound a stream; ModelCaller does
                .UseSocketsHttpHandler((handler, _) =>
                {
                    handler.AllowAutoRedirect = false; // the key is meant for the configured address alone
                    handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
                    handler.ConnectTimeout = TimeSpan.FromSeconds(5);
                })
                .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
                .AddResilienceHandler("model", (pipeline, context) => Configure(pipeline, context.ServiceProvider.GetRequiredService<IOptions<LlmOptions>>().Value));
            services.AddKeyedSingleton<IChatCompletionService>(key, (provider, _) => Connect(
                ModelTarget.Of(provider.GetRequiredService<IOptions<LlmOptions>>().Value).Single(target => target.Key == key),
                provider.GetRequiredService<IHttpClientFactory>()));
        }
    }

    private static OpenAIChatCompletionService Connect(ModelTarget target, IHttpClientFactory clients) => new(
        target.Name,
        new OpenAIClient(
            new ApiKeyCredential(string.IsNullOrEmpty(target.ApiKey) ? "none" : target.ApiKey), // local servers want none, the client wants one
            new OpenAIClientOptions
            {
                Endpoint = target.Endpoint,
                Transport = new HttpClientPipelineTransport(clients.CreateClient(ClientName(target.Key))),
                RetryPolicy = new ClientRetryPolicy(maxRetries: 0), // the pipeline of the HTTP client retries
                NetworkTimeout = Timeout.InfiniteTimeSpan,
            }));

    private static void Configure(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, LlmOptions options)
    {
        if (options.Retries > 0)
        {
            pipeline.AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = options.Retries,
                Delay = TimeSpan.FromMilliseconds(300),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldRetryAfterHeader = true,
                ShouldHandle = arguments => ValueTask.FromResult(
                    HttpClientResiliencePredicates.IsTransient(arguments.Outcome) && IsSoon(arguments.Outcome.Result)),
            });
        }

        pipeline.AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions
        {
            FailureRatio = 0.5,
            MinimumThroughput = 6,
            SamplingDuration = TimeSpan.FromSeconds(30),
            BreakDuration = TimeSpan.FromSeconds(options.BreakSeconds),
        });
    }

    private static bool IsSoon(HttpResponseMessage? response) =>
        (response?.Headers.RetryAfter?.Delta ?? TimeSpan.Zero) <= LongestPause && response?.Headers.RetryAfter?.Date is null;

    private static string ClientName(string key) => $"model-{key}";
}
