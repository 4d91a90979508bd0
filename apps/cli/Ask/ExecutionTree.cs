using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Holmes.Cli.Ask;

/// <summary>Draws an execution: the plan as a tree, under each step the tools chosen for it and what came of them.</summary>
internal static class ExecutionTree
{
    public static IRenderable Draw(LiveExecution execution)
    {
        var tree = new Tree(new Markup($"[bold]{Markup.Escape(execution.Query)}[/]")).Guide(TreeGuide.Line);
        if (execution.Intent.Length > 0)
        {
            tree.AddNode(new Markup($"의도 [aqua]{Markup.Escape(execution.Intent)}[/]"));
        }

        if (execution.Strategy.Length > 0)
        {
            tree.AddNode(new Markup($"전략 [aqua]{Markup.Escape(execution.Strategy)}[/] [grey]{Markup.Escape(execution.StrategyReason)}[/]"));
        }

        foreach (var step in execution.Steps)
        {
            var node = tree.AddNode(new Markup(Line(step)));
            foreach (var tool in step.Tools)
            {
                node.AddNode(new Markup(Line(tool)));
            }
        }

        foreach (var note in execution.Notes)
        {
            tree.AddNode(new Markup($"[yellow]{Markup.Escape(note)}[/]"));
        }

        return tree;
    }

    private static string Line(LiveStep step)
    {
        var (mark, colour) = step.Status switch
        {
            LiveStatus.Running => ("▶", "aqua"),
            LiveStatus.Done when step.Outcome is "ok" => ("✔", "green"),
            LiveStatus.Done => ("✔", "yellow"),
            LiveStatus.Failed => ("✘", "red"),
            LiveStatus.Skipped => ("–", "grey"),
            _ => ("·", "grey"),
        };
        var progress = step.Status is LiveStatus.Running && step.Percent > 0 ? $" {step.Percent}%" : "";
        var outcome = step.Status is LiveStatus.Done ? $" [grey]{Markup.Escape(step.Outcome)}[/]" : "";
        var error = step.Error.Length > 0 ? $" [grey]{Markup.Escape(step.Error)}[/]" : "";
        return $"[{colour}]{mark}[/] [bold]{Markup.Escape(step.Team)}[/] {Markup.Escape(step.Task)}{progress}{outcome}{error}";
    }

    private static string Line(LiveTool tool)
    {
        var result = tool.Outcome.Length > 0
            ? string.Create(CultureInfo.InvariantCulture, $" → {tool.Outcome} ({tool.Milliseconds} ms)")
            : "";
        var chance = tool.Propensity is { } propensity ? string.Create(CultureInfo.InvariantCulture, $" p={propensity:0.00}") : "";
        return $"{Markup.Escape(tool.Name)}{result} [grey]{Markup.Escape($"{chance} {tool.Reason} {tool.Note}".Trim())}[/]";
    }
}
