using System.Diagnostics;
using System.Diagnostics.Metrics;
using Holmes.Contracts.Executions;
using Holmes.ServiceDefaults;

namespace Holmes.Orchestrator.Models.Connections;

/// <summary>
/// Spans and metrics of model calls by OpenTelemetry's conventions for generative AI, which are still changing: every
/// name of them is in this file. Prompts and replies are never recorded.
/// </summary>
internal static class ModelTelemetry
{
    private static readonly InstrumentAdvice<double> Seconds = new() { HistogramBucketBoundaries = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92] };
    private static readonly InstrumentAdvice<long> Counts = new() { HistogramBucketBoundaries = [1, 4, 16, 64, 256, 1_024, 4_096, 16_384, 65_536, 262_144] };

    private static readonly Histogram<long> Tokens = Telemetry.Meter.CreateHistogram("gen_ai.client.token.usage", "{token}", "Tokens of a request to a model.", advice: Counts);
    private static readonly Histogram<double> Duration = Telemetry.Meter.CreateHistogram("gen_ai.client.operation.duration", "s", "Time of a request to a model.", advice: Seconds);
    private static readonly Histogram<double> FirstChunk = Telemetry.Meter.CreateHistogram("gen_ai.client.operation.time_to_first_chunk", "s", "Time until a model begins to answer.", advice: Seconds);

    public static Activity? Start(ModelTarget target, string purpose, Guid execution)
    {
        var activity = Telemetry.Source.StartActivity($"chat {target.Name}", ActivityKind.Client);
        activity?.SetTag("gen_ai.operation.name", "chat");
        activity?.SetTag("gen_ai.provider.name", "openai");
        activity?.SetTag("gen_ai.request.model", target.Name);
        activity?.SetTag("gen_ai.conversation.id", execution.ToString());
        activity?.SetTag("server.address", target.Endpoint.Host);
        activity?.SetTag("server.port", target.Endpoint.Port);
        activity?.SetTag("holmes.model.purpose", purpose);
        return activity;
    }

    public static void FirstAt(ModelTarget target, TimeSpan after) => FirstChunk.Record(after.TotalSeconds, Tags(target));

    public static void End(Activity? activity, ModelTarget target, ModelReply reply)
    {
        var tags = Tags(target);
        Tokens.Record(reply.InputTokens, [.. tags, new("gen_ai.token.type", "input")]);
        Tokens.Record(reply.OutputTokens, [.. tags, new("gen_ai.token.type", "output")]);
        activity?.SetTag("gen_ai.usage.input_tokens", reply.InputTokens);
        activity?.SetTag("gen_ai.usage.output_tokens", reply.OutputTokens);
        if (reply.Failure is { } failure)
        {
            tags = [.. tags, new("error.type", Name(failure.Class))];
            activity?.SetTag("error.type", Name(failure.Class));
            activity?.SetStatus(ActivityStatusCode.Error, failure.Message);
        }

        Duration.Record(reply.Took.TotalSeconds, tags);
    }

    private static KeyValuePair<string, object?>[] Tags(ModelTarget target) =>
    [
        new("gen_ai.operation.name", "chat"), new("gen_ai.provider.name", "openai"), new("gen_ai.request.model", target.Name),
    ];

    private static string Name(FailureClass failure) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(failure.ToString());
}
