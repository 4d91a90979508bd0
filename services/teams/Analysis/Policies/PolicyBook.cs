using System.Text.Json;
using Holmes.Contracts;

namespace Holmes.Teams.Analysis.Policies;

/// <summary>The policies Holmes knows, with their versions.</summary>
public static class PolicyBook
{
    private const string Resource = "Holmes.Teams.Analysis.Policies.policies.json";

    private static readonly Lazy<PolicyFile> File = new(Read);

    public static IReadOnlyList<Policy> All => File.Value.Policies;

    /// <summary>The last day on which the policies were compared with what their offices published.</summary>
    public static DateOnly VerifiedOn => File.Value.VerifiedOn;

    /// <summary>Of each policy the version of that day; of one that has ended, the last. What begins later is left out.</summary>
    public static IReadOnlyList<Policy> On(DateOnly day) =>
    [
        .. All.Where(policy => policy.From <= day).GroupBy(policy => policy.Id).Select(versions =>
            versions.FirstOrDefault(version => version.HoldsOn(day)) ?? versions.OrderBy(version => version.From).Last()),
    ];

    private static PolicyFile Read()
    {
        using var stream = typeof(PolicyBook).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not part of the assembly.");
        return JsonSerializer.Deserialize<PolicyFile>(stream, WireJson.Options)!;
    }
}
