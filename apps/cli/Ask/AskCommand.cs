using System.CommandLine;
using System.Net;
using System.Text.Json;
using Holmes.Cli.Http;
using Spectre.Console;

namespace Holmes.Cli.Ask;

/// <summary>holmes ask: a question, the work on it while it is done, the answer with its sources.</summary>
internal static class AskCommand
{
    public static Command Create()
    {
        var question = new Argument<string>("question") { Description = "The question, in quotes." };
        var server = ServerOption.Create();
        var json = new Option<bool>("--json") { Description = "Prints the final state as JSON and nothing else." };
        var user = new Option<string?>("--user") { Description = "Who asks; what was learned of a person stays with that person." };
        question.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && string.IsNullOrWhiteSpace(token.Value))
            {
                result.AddError("The question is empty.");
            }
        });
        var command = new Command("ask", "Asks a question and shows the work on it.") { question, server, json, user };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetValue(question)!, ServerOption.Parse(parsed.GetValue(server)!), parsed.GetValue(json), parsed.GetValue(user), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string question, Uri server, bool json, string? user, CancellationToken cancellation)
    {
        using var holmes = new HolmesClient(server, user);
        var isDrawn = !json && IsTerminal();
        var accepted = await holmes.PostAsync("api/executions", new { query = question, options = isDrawn ? new { mayAsk = true } : null }, cancellation);
        var id = accepted.Text("executionId");
        try
        {
            await (isDrawn ? DrawAsync(holmes, id, question, cancellation) : FollowAsync(holmes, id, quiet: json, cancellation));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            Terminal.Say($"질문은 계속 처리됩니다: {server}api/executions/{id}");
            throw;
        }

        var state = await holmes.GetAsync($"api/executions/{id}", cancellation);
        Terminal.Tell(json ? HolmesClient.Pretty(state) : Told(state));
        return IsAnswered(state) ? ExitCode.Done : ExitCode.Failed;
    }

    private static bool IsAnswered(JsonElement state) => state.Text("status") == "completed" && state.Get("answer") is not null;

    private static string Told(JsonElement state) => state.Get("answer") is { } answer
        ? "\n" + AnswerText.Of(answer)
        : $"답하지 못했습니다 ({state.Text("status")}). {state.Get("failure")?.Text("message")}";

    /// <summary>Somebody sees what is drawn, and can be asked.</summary>
    private static bool IsTerminal() =>
        AnsiConsole.Profile.Capabilities.Interactive && AnsiConsole.Profile.Capabilities.Ansi && !Console.IsOutputRedirected && !Console.IsInputRedirected;

    /// <summary>The plan as it is worked on; it makes way for a question to the person, and comes back.</summary>
    private static async Task DrawAsync(HolmesClient holmes, string id, string question, CancellationToken cancellation)
    {
        await using var events = EventStream.FollowAsync(holmes, id, cancellation).GetAsyncEnumerator(cancellation);
        var execution = new LiveExecution(question);
        for (AskedValues? asked = null; ; asked = null)
        {
            await AnsiConsole.Live(ExecutionTree.Draw(execution)).StartAsync(async screen =>
            {
                while (asked is null && await events.MoveNextAsync())
                {
                    execution = execution.After(events.Current);
                    screen.UpdateTarget(ExecutionTree.Draw(execution));
                    asked = AskedValues.In(events.Current);
                }
            });
            if (asked is null)
            {
                return;
            }

            await ReplyAsync(holmes, id, asked, cancellation);
        }
    }

    private static async Task ReplyAsync(HolmesClient holmes, string id, AskedValues asked, CancellationToken cancellation)
    {
        AnsiConsole.MarkupLineInterpolated($"[yellow]{asked.Prompt}[/]");
        try
        {
            var reply = asked.Reply(question => AnsiConsole.Prompt(new TextPrompt<string>(Markup.Escape(question)).AllowEmpty()));
            await holmes.PostAsync($"api/executions/{id}/input", reply, cancellation);
        }
        catch (RefusedException refused) when (refused.Status is HttpStatusCode.Conflict)
        {
            Terminal.Say("이미 답이 정해져 그대로 진행합니다."); // somebody else answered, or the time was over
        }
    }

    private static async Task FollowAsync(HolmesClient holmes, string id, bool quiet, CancellationToken cancellation)
    {
        await foreach (var happened in EventStream.FollowAsync(holmes, id, cancellation))
        {
            if (!quiet && PlainProgress.Line(happened) is { } line)
            {
                Terminal.Say(line);
            }
        }
    }
}
