using Holmes.Learning.Policies;
using Holmes.Memory.Erasure;
using Marten;
using Microsoft.Extensions.Options;

namespace Holmes.Memory.Learning;

/// <summary>Loads and saves what was learned, and which policies are in force.</summary>
public sealed class LearnedStates(IMemoryStore store, IOptions<LearningOptions> options)
{
    public Policy Setting => Policy.Named(options.Value.Policy);

    public async Task<PoliciesInForce> PoliciesAsync(CancellationToken cancellation)
    {
        await using var session = store.QuerySession();
        return PoliciesInForce.Of(Setting, await session.Query<PolicyFact>().ToListAsync(cancellation));
    }

    public async Task<IReadOnlyDictionary<Guid, DateTimeOffset>> ForgottenAsync(CancellationToken cancellation)
    {
        await using var session = store.QuerySession();
        return (await session.Query<PersonErasure>().ToListAsync(cancellation)).ToDictionary(one => one.Id, one => one.Before);
    }

    /// <summary>As it was saved; from the start where nothing was, or what was is not to be used any more.</summary>
    public async Task<LearningFold> LoadAsync(Policy policy, CancellationToken cancellation)
    {
        var forgotten = await ForgottenAsync(cancellation);
        await using var session = store.QuerySession();
        var saved = await session.LoadAsync<LearnedState>(policy.ParametersHash(), cancellation);
        return saved is not null && saved.Version == Stamp(forgotten)
            ? LearningBytes.Read(saved.Bytes, policy.Parameters, forgotten)
            : new(policy.Parameters, forgotten);
    }

    public async Task SaveAsync(Policy policy, LearningFold fold, string stamp, CancellationToken cancellation)
    {
        await using var session = store.LightweightSession();
        session.Store(new LearnedState(policy.ParametersHash(), stamp, fold.Position, LearningBytes.Of(fold)));
        await session.SaveChangesAsync(cancellation);
    }

    /// <summary>Whoever asks to be forgotten is forgotten in what was learned too: it is learned again without them.</summary>
    public static string Stamp(IReadOnlyDictionary<Guid, DateTimeOffset> forgotten) =>
        $"{LearningBytes.Version}|{forgotten.Count}|{forgotten.Values.DefaultIfEmpty().Max().UtcTicks}";
}
