namespace Holmes.Cli.Up;

/// <param name="Data">Full path; everything that lasts is in here.</param>
internal sealed record UpOptions(int Port, string Data, bool Distributed)
{
    public string Logs => Path.Combine(Data, "logs");

    public Uri Address => new($"http://127.0.0.1:{Port}");

    public string LogOf(string name) => Path.Combine(Logs, $"{name}.log");
}
