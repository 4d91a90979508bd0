using Holmes.Cli.Processes;
using Holmes.LocalServers;

namespace Holmes.Cli.TestRuns;

/// <summary>The browser of the end-to-end tests, with fonts for Korean: without them every word is a row of boxes.</summary>
internal static class Chromium
{
    private static readonly string[] Programs = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    public static async Task<string> EnsureAsync(Action<string> say, CancellationToken cancellation)
    {
        if (Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } given)
        {
            return given;
        }

        if (Find() is null)
        {
            await SystemPackage.InstallAsync("the browser tests", say, cancellation, "chromium", "fonts-noto-cjk");
        }
        else if (await ToolRun.AskAsync("fc-list", cancellation, ":lang=ko") is "" or null && Environment.IsPrivilegedProcess)
        {
            await SystemPackage.InstallAsync("Korean text in the browser", say, cancellation, "fonts-noto-cjk", "fontconfig");
        }

        return Find() ?? throw new CannotContinueException("Chromium was installed but not found.");
    }

    private static string? Find() => Programs.Select(program => SystemPackage.Find(program)).FirstOrDefault(path => path is not null);
}
