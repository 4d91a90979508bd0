using Holmes.Cli.Http;

namespace Holmes.Cli.Ask;

/// <summary>What Holmes asks the person at the terminal, and what they say.</summary>
/// <param name="Values">Argument, name, and whether it is an amount.</param>
internal sealed record AskedValues(string InputId, string Prompt, IReadOnlyList<(string Argument, string Name, bool IsWon)> Values)
{
    /// <summary>Null where the event asks for no value.</summary>
    public static AskedValues? In(ExecutionEvent happened) =>
        happened.Name == "InputRequested" && happened.Data.Text("kind") == "missingValue"
            ? new(
                happened.Data.Text("inputId"),
                happened.Data.Text("prompt"),
                [.. happened.Data.Items("values").Select(value => (value.Text("argument"), value.Text("name"), value.Text("kind") == "won"))])
            : null;

    /// <summary>The body of the reply; a value that is left empty is done without.</summary>
    /// <param name="ask">Puts a question and gives what was typed.</param>
    public object Reply(Func<string, string> ask)
    {
        var given = new Dictionary<string, object>();
        foreach (var (argument, name, isWon) in Values)
        {
            if (Read(name, isWon, ask) is { } value)
            {
                given[argument] = value;
            }
        }

        return given.Count > 0 ? new { inputId = InputId, decision = "edit", value = given } : new { inputId = InputId, decision = "approve" };
    }

    private static object? Read(string name, bool isWon, Func<string, string> ask)
    {
        var typed = ask(isWon ? $"{name} (예: 5억, 6천만. 없이 진행하려면 Enter)" : $"{name} (없이 진행하려면 Enter)").Trim();
        while (isWon && typed.Length > 0 && WonText.Read(typed) is null)
        {
            typed = ask($"{name}: 금액을 5억, 6천만, 300만처럼 적어 주세요").Trim();
        }

        return typed.Length == 0 ? null : isWon ? WonText.Read(typed) : typed;
    }
}
