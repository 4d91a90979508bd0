namespace Holmes.LocalServers;

/// <summary>The user a private server runs as. PostgreSQL refuses root, and a broker has no need of it.</summary>
internal sealed record ServerAccount(string Name, int UserId, int GroupId)
{
    /// <returns>Null when this process is not root: the server then runs as whoever started it.</returns>
    public static ServerAccount? For(params ReadOnlySpan<string> names)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return null;
        }

        var known = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).ToLookup(fields => fields[0]);
        foreach (var name in names)
        {
            if (known[name].FirstOrDefault() is { } fields)
            {
                return new ServerAccount(name, int.Parse(fields[2], null), int.Parse(fields[3], null));
            }
        }

        throw new LocalServerException($"No user to run the server as: none of {string.Join(", ", names)} exists.");
    }
}
