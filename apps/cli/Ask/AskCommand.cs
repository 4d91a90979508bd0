using System.CommandLine;
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
        var accepted = await holmes.PostAsync("api/executions", new { query = question }, cancellation);
        var id = accepted.Text("executionId");
        try
        {
            await FollowAsync(holmes, id, question, quiet: json, cancellation);
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

    private static async Task FollowAsync(HolmesClient holmes, string id, string question, bool quiet, CancellationToken cancellation)
    {
        var events = EventStream.FollowAsync(holmes, id, cancellation);
        if (!quiet && AnsiConsole.Profile.Capabilities.Interactive && AnsiConsole.Profile.Capabilities.Ansi && !Console.IsOutputRedirected)
        {
            var execution = new LiveExecution(question);
            await AnsiConsole.Live(ExecutionTree.Draw(execution)).StartAsync(async screen =>
            {
                await foreach (var happened in events)
                {
                    execution = execution.After(happened);
                    screen.UpdateTarget(ExecutionTree.Draw(execution));
                }
            });
            return;
        }

        await foreach (var happened in events)
        {
            if (!quiet && PlainProgress.Line(happened) is { } line)
            {
                Terminal.Say(line);
            }
        }
    }
}
