using System.Text.Json;
using Holmes.Contracts.Teams;

namespace Holmes.Chaos.Effects;

/// <summary>The one tool of the foreign team; Holmes plans it when a question asks for a report.</summary>
internal static class ReportTool
{
    public const string Team = "reporter";
    public const string Gives = "report.text";

    public static RegisterTools Announcement { get; } = new(
        Team,
        [
            new ToolDescriptor(
                "report_generator", Team, "report.draft", "Writes and files a report.", "1.0", [], Gives, CostClass.Free, LatencyClass.Instant,
                EffectClass.Idempotent, FreshnessSeconds: 0, ConcurrencyLimit: 0, JsonElement.Parse("""{"type":"object"}""")),
        ]);
}
