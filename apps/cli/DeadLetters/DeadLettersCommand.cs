using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Holmes.Cli.Http;

namespace Holmes.Cli.DeadLetters;

/// <summary>holmes dead-letters: messages that could not be consumed; look, send again, forget.</summary>
internal static class DeadLettersCommand
{
    private const string Address = "api/dead-letters";

    public static Command Create() => new("dead-letters", "Messages that could not be consumed.")
    {
        List(),
        OnEach("retry", "Sends them to their queues again.", RetryAllAsync, RetryAsync),
        OnEach("drop", "Forgets them for good.", DropAllAsync, DropAsync),
    };

    private static Command List()
    {
        var id = new Argument<Guid?>("id") { Description = "One of them, with its body.", Arity = ArgumentArity.ZeroOrOne };
        var state = new Option<string>("--state") { Description = "dead, retried or all.", DefaultValueFactory = _ => "dead" };
        state.AcceptOnlyFromAmong("dead", "retried", "all");
        var (json, server) = (Json(), ServerOption.Create());
        var command = new Command("list", "Prints them, the newest first.") { id, state, json, server };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var holmes = new HolmesClient(ServerOption.Parse(parsed.GetValue(server)!));
            var one = parsed.GetValue(id);
            var answer = await holmes.GetAsync(one is null ? $"{Address}?state={parsed.GetValue(state)}&limit=1000" : $"{Address}/{one}", cancellation);
            Terminal.Tell(parsed.GetValue(json) ? HolmesClient.Pretty(answer) : one is null ? ListText(answer) : DetailsText(answer));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command OnEach(
        string name, string description,
        Func<HolmesClient, CancellationToken, Task<int>> all, Func<HolmesClient, Guid, CancellationToken, Task> one)
    {
        var ids = new Argument<Guid[]>("id") { Description = "Which.", Arity = ArgumentArity.ZeroOrMore };
        var everything = new Option<bool>("--all") { Description = "All of them." };
        var (json, server) = (Json(), ServerOption.Create());
        var command = new Command(name, description) { ids, everything, json, server };
        command.Validators.Add(result =>
        {
            if ((result.GetValue(ids) is { Length: > 0 }) == result.GetValue(everything))
            {
                result.AddError("Name dead letters, or say --all.");
            }
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            using var holmes = new HolmesClient(ServerOption.Parse(parsed.GetValue(server)!));
            var count = parsed.GetValue(everything) ? await all(holmes, cancellation) : parsed.GetValue(ids)!.Length;
            foreach (var id in parsed.GetValue(ids)!)
            {
                await one(holmes, id, cancellation);
            }

            var done = name is "retry" ? "sent" : "dropped";
            Terminal.Tell(parsed.GetValue(json)
                ? JsonSerializer.Serialize(new Dictionary<string, int> { [done] = count })
                : string.Create(CultureInfo.InvariantCulture, $"{count} {done}."));
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<int> RetryAllAsync(HolmesClient holmes, CancellationToken cancellation)
    {
        var answer = await holmes.PostAsync($"{Address}/retry", new { }, cancellation);
        if (answer.Whole("queueGone") is > 0 and var gone)
        {
            Terminal.Complain($"{gone} were not sent: their queues are not there any more.");
        }

        return answer.Whole("sent");
    }

    private static Task RetryAsync(HolmesClient holmes, Guid id, CancellationToken cancellation) =>
        holmes.PostAsync($"{Address}/{id}/retry", new { }, cancellation);

    private static async Task<int> DropAllAsync(HolmesClient holmes, CancellationToken cancellation) =>
        (await holmes.DeleteAsync($"{Address}?all=true", cancellation)).Whole("dropped");

    private static Task DropAsync(HolmesClient holmes, Guid id, CancellationToken cancellation) =>
        holmes.DeleteAsync($"{Address}/{id}", cancellation);

    private static string ListText(JsonElement answer)
    {
        var lines = answer.Items("deadLetters").Select(RowText).ToList();
        var untold = answer.Whole("dead") - lines.Count;
        return lines.Count == 0 ? "No dead letters." : string.Join('\n', untold > 0 ? lines.Append($"… and {untold} more") : lines);
    }

    private static string RowText(JsonElement row)
    {
        var why = row.Text("exceptionMessage").ReplaceLineEndings(" ");
        return string.Create(CultureInfo.InvariantCulture,
            $"{row.Text("id")}  {row.Text("lastAt"),-33} {row.Text("state"),-8} {row.Whole("times"),2}x  {row.Text("queue")}  {row.Text("reason")}  {why}").TrimEnd();
    }

    private static string DetailsText(JsonElement answer)
    {
        var row = answer.Get("deadLetter")!.Value;
        var rest = answer.Flag("isWhole") ? "" : $"\n… {row.Whole("size")} bytes in all";
        return $"{RowText(row)}\n{row.Text("exceptionType")}\n{answer.Text("stackTrace")}\n\n{answer.Text("body")}{rest}";
    }

    private static Option<bool> Json() => new("--json") { Description = "Prints JSON." };
}
