using Holmes.Contracts.Teams;
using Holmes.Teams.Tools;

namespace Holmes.Teams.Tests.Steps;

/// <summary>A tool that does what the test says, and counts.</summary>
internal class TestTool(ToolDescriptor descriptor, Func<ToolInvocation, CancellationToken, Task<ToolResult>> run) : ITool
{
    private int runs;

    public ToolDescriptor Descriptor => descriptor;

    public bool ReadsQuestion { get; init; }

    public int Runs => runs;

    public static ToolDescriptor Describe(EffectClass effect, int freshness = 300, int limit = 0, params string[] needs) =>
        Tools.Describe.Tool<Nothing>("probe", "analysis", "test", "test.result", "A tool of the tests.", effect: effect,
            freshnessSeconds: freshness, concurrencyLimit: limit, needs: needs);

    public static ToolResult Gives(object value) => ToolResult.Of(value, []);

    public Task<ToolResult> RunAsync(ToolInvocation invocation, CancellationToken cancellation)
    {
        Interlocked.Increment(ref runs);
        return run(invocation, cancellation);
    }

    private sealed record Nothing;
}

/// <summary>The world outside: counts what happened under each key, as an honest receiver of effects would.</summary>
internal sealed class EffectOracle
{
    private readonly Dictionary<Guid, int> happened = [];
    private readonly Lock gate = new();

    /// <param name="honoursKeys">The same key a second time changes nothing (effect class idempotent).</param>
    public int Happen(Guid key, bool honoursKeys = false)
    {
        lock (gate)
        {
            return happened[key] = honoursKeys ? 1 : happened.GetValueOrDefault(key) + 1;
        }
    }

    public int Count(Guid key)
    {
        lock (gate)
        {
            return happened.GetValueOrDefault(key);
        }
    }
}

/// <summary>Tools of each effect class over one world.</summary>
internal sealed class EffectTool(EffectClass effect, EffectOracle world, Func<ToolInvocation, CancellationToken, Task>? before = null)
    : TestTool(Describe(effect), async (invocation, cancellation) =>
    {
        if (before is not null)
        {
            await before(invocation, cancellation);
        }

        world.Happen(invocation.EffectKey, honoursKeys: effect is EffectClass.Idempotent);
        return Gives(new { Key = invocation.EffectKey });
    });

/// <summary>An effect that can be asked for.</summary>
internal sealed class QueryableTool(EffectOracle world, Func<ToolInvocation, CancellationToken, Task>? after = null)
    : TestTool(Describe(EffectClass.Queryable), async (invocation, cancellation) =>
    {
        world.Happen(invocation.EffectKey);
        if (after is not null)
        {
            await after(invocation, cancellation);
        }

        return Gives(new { Key = invocation.EffectKey });
    }), IQueryableEffect
{
    public int Asked { get; private set; }

    public Task<ToolResult?> FindAsync(Guid effectKey, CancellationToken cancellation)
    {
        Asked++;
        return Task.FromResult(world.Count(effectKey) > 0 ? Gives(new { Key = effectKey }) : null);
    }
}
