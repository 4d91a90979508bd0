using System.CommandLine;
using System.Net;
using System.Text.Json;
using Holmes.Cli.Http;

namespace Holmes.Cli.Why;

/// <summary>holmes why: why a tool was chosen, from the log.</summary>
internal static class WhyCommand
{
    public static Command Create()
    {
        var id = new Argument<Guid>("id") { Description = "A decision, or an execution for all of its decisions." };
        var json = new Option<bool>("--json") { Description = "Prints JSON as the server has it." };
        var server = ServerOption.Create();
        var user = new Option<string?>("--user") { Description = "Whose execution it is." };
        var command = new Command("why", "Says why a tool was chosen, and what came of it.") { id, json, server, user };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetValue(id), parsed.GetValue(json), ServerOption.Parse(parsed.GetValue(server)!), parsed.GetValue(user), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Guid id, bool json, Uri server, string? user, CancellationToken cancellation)
    {
        using var holmes = new HolmesClient(server, user);
        var found = await FindAsync(holmes, id, cancellation);
        Terminal.Tell(json ? HolmesClient.Pretty(found) : found.Get("decisions") is null
            ? DecisionText.Of(found)
            : string.Join("\n\n", found.Items("decisions").Select(DecisionText.Of)));
        return ExitCode.Done;
    }

    private static async Task<JsonElement> FindAsync(HolmesClient holmes, Guid id, CancellationToken cancellation)
    {
        try
        {
            return await holmes.GetAsync($"api/decisions/{id}", cancellation);
        }
        catch (RefusedException refused) when (refused.Status == HttpStatusCode.NotFound)
        {
            return await holmes.GetAsync($"api/decisions?executionId={id}", cancellation);
        }
    }
}
