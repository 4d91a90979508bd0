using System.Collections.Concurrent;
using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Teams;
using Holmes.Teams.Effects;
using Holmes.Teams.Leases;
using Holmes.Teams.Steps;
using Holmes.Teams.Tools;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Holmes.Teams.Tests.Steps;

/// <summary>A process of the teams, as far as steps go: its own identity, the shared database, and what it reported.</summary>
internal sealed class Instance : IAsyncDisposable
{
    private static readonly LeaseTimes Brisk = new(TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(0.1));

    private readonly ServiceProvider services;

    /// <param name="frozen">It never renews a lease: it looks like one that died.</param>
    public Instance(StepsDatabase database, IEnumerable<ITool> tools, TimeProvider? clock = null, bool frozen = false)
    {
        var collection = new ServiceCollection().AddLogging();
        collection.AddSingleton(database.Source);
        collection.AddSingleton(clock ?? TimeProvider.System);
        collection.AddSingleton(frozen ? Brisk with { RenewEvery = TimeSpan.FromHours(1) } : Brisk);
        foreach (var tool in tools)
        {
            collection.AddSingleton(tool);
        }

        collection.AddSteps();
        services = collection.BuildServiceProvider();
    }

    public ConcurrentQueue<ReportStep> Reports { get; } = [];

    public EffectClaims Claims => services.GetRequiredService<EffectClaims>();

    public StepLeases Leases => services.GetRequiredService<StepLeases>();

    public RunningSteps Running => services.GetRequiredService<RunningSteps>();

    public Guid Id => services.GetRequiredService<TeamInstance>().Id;

    public Task RunAsync(ExecuteStep step) => RunAsync(
        step,
        report =>
        {
            Reports.Enqueue(report);
            return Task.CompletedTask;
        });

    public Task RunAsync(ExecuteStep step, Func<ReportStep, Task> report) =>
        services.GetRequiredService<TeamRunner>().RunAsync(step, report, TestContext.Current.CancellationToken);

    /// <summary>Runs the step to its end.</summary>
    /// <returns>The only call's result.</returns>
    public async Task<CallResult> CallAsync(ExecuteStep step)
    {
        await RunAsync(step);
        return Assert.Single(Assert.Single(Reports, report => report.IsFinal && report.ExecutionId == step.ExecutionId && report.Attempt == step.Attempt).Calls);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    /// <summary>A step with one call, in the words of the supervisor: each attempt has its own call id, all have one effect key.</summary>
    public static ExecuteStep Step(
        ITool tool, Guid? execution = null, int attempt = 1, bool repeat = false, string arguments = "{}", TimeSpan? within = null,
        IReadOnlyList<CallResult>? inputs = null, string query = "질문", string userId = "somebody", DateTimeOffset? asked = null)
    {
        var id = execution ?? Guid.CreateVersion7();
        var name = tool.Descriptor.Name;
        var call = new ToolCall(
            DerivedId.From("call", $"{id}", $"{attempt}", name, arguments), Guid.Empty, name, JsonElement.Parse(arguments),
            DerivedId.From("effect", $"{id}", name, arguments), repeat);
        return new(
            id, "s1", attempt, tool.Descriptor.Team, "task", query, userId, Guid.Empty,
            TimeProvider.System.GetUtcNow() + (within ?? TimeSpan.FromMinutes(2)), [call], inputs ?? [], asked ?? TimeProvider.System.GetUtcNow());
    }
}
