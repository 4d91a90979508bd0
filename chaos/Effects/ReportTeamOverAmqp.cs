using System.Text.Json;
using System.Text.Json.Nodes;
using Holmes.Chaos.Load;
using Holmes.Contracts;
using RabbitMQ.Client.Events;

namespace Holmes.Chaos.Effects;

/// <summary>The foreign team at the broker: it knows the messages as JSON, and nothing else of Holmes.</summary>
internal sealed class ReportTeamOverAmqp(EffectOracle oracle, Bus bus, Func<string> address)
{
    private static readonly TimeSpan AnnounceEvery = TimeSpan.FromSeconds(5);

    public Task RunAsync(Action ready, CancellationToken cancellation) => Task.WhenAll(
        AnnounceNowAndThenAsync(cancellation),
        BusConsumer.RunAsync(address, "chaos-reporter", [("holmes.execute-step.v1", ReportTool.Team)], delivery => DoAsync(delivery, cancellation), ready, cancellation),
        BusConsumer.RunAsync(address, "chaos-reporter-asked", [("holmes.request-tools.v1", "")], _ => AnnounceAsync(cancellation), () => { }, cancellation));

    private Task AnnounceAsync(CancellationToken cancellation) =>
        bus.SendAsync("holmes.register-tools.v1", JsonSerializer.Serialize(ReportTool.Announcement, WireJson.Options), cancellation);

    private async Task AnnounceNowAndThenAsync(CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                await AnnounceAsync(cancellation);
                await Task.Delay(AnnounceEvery, cancellation);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task DoAsync(BasicDeliverEventArgs delivery, CancellationToken cancellation)
    {
        var step = JsonNode.Parse(delivery.Body.Span)!["message"]!;
        var execution = (Guid)step["executionId"]!;
        var results = new JsonArray();
        foreach (var call in step["calls"]!.AsArray().OfType<JsonNode>())
        {
            var id = (Guid)call["toolCallId"]!;
            var key = (Guid?)call["effectKey"] is { } named && named != Guid.Empty ? named : id;
            oracle.Happen(execution, (string)step["stepId"]!, (string)call["tool"]!, key);
            results.Add(new JsonObject
            {
                ["toolCallId"] = id,
                ["decisionId"] = call["decisionId"]!.DeepClone(),
                ["tool"] = call["tool"]!.DeepClone(),
                ["arguments"] = call["arguments"]!.DeepClone(),
                ["outcome"] = "ok",
                ["quality"] = 1,
                ["milliseconds"] = 1,
                ["gives"] = ReportTool.Gives,
                ["result"] = new JsonObject { ["text"] = "보고서를 썼습니다." },
            });
        }

        await bus.SendAsync("holmes.report-step.v1", new JsonObject
        {
            ["executionId"] = execution,
            ["stepId"] = step["stepId"]!.DeepClone(),
            ["attempt"] = step["attempt"]!.DeepClone(),
            ["isFinal"] = true,
            ["calls"] = results,
        }.ToJsonString(), cancellation);
    }
}
