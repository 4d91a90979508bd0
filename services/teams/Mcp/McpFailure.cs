using System.Globalization;
using System.Text.RegularExpressions;
using Holmes.Contracts.Executions;

namespace Holmes.Teams.Mcp;

/// <summary>Servers tell an error as text. What it is about is read from the words that are in common use.</summary>
public static partial class McpFailure
{
    private const int LongestMessage = 500;

    public static Failure Of(string said)
    {
        var message = string.IsNullOrWhiteSpace(said) ? "The tool failed and did not say why." : said.Length <= LongestMessage ? said : said[..LongestMessage];
        return said switch
        {
            _ when Limit().IsMatch(said) => new(FailureClass.RateLimited, message, Retryable: true, Pause(said)),
            _ when Passing().IsMatch(said) => new(FailureClass.Transient, message, Retryable: true),
            _ when Unknown().IsMatch(said) => new(FailureClass.UnknownTool, message),
            _ when Arguments().IsMatch(said) => new(FailureClass.BadArguments, message),
            _ => new(FailureClass.Permanent, message),
        };
    }

    private static double? Pause(string said) =>
        After().Match(said) is { Success: true } match && double.TryParse(match.Groups[1].Value, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;

    [GeneratedRegex(@"retry.?after\D{0,10}(\d{1,6}(?:\.\d{1,3})?)", RegexOptions.IgnoreCase)]
    private static partial Regex After();

    [GeneratedRegex(@"\b429\b|rate.?limit|too many requests", RegexOptions.IgnoreCase)]
    private static partial Regex Limit();

    [GeneratedRegex(@"\b50[0234]\b|time[d ]?.?out|temporar|unavailable|ECONN|connection (reset|refused)", RegexOptions.IgnoreCase)]
    private static partial Regex Passing();

    [GeneratedRegex(@"(unknown|no such) tool|tool .{0,60}not found", RegexOptions.IgnoreCase)]
    private static partial Regex Unknown();

    [GeneratedRegex(@"-32602|invalid (param|argument|input|type)|validation|required", RegexOptions.IgnoreCase)]
    private static partial Regex Arguments();
}
