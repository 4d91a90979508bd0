using Holmes.Teams.Effects;
using Holmes.Teams.Leases;
using Holmes.Teams.Sharing;
using Holmes.Teams.Tools;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Holmes.Teams.Steps;

/// <summary>How steps are done, whatever the tools are. It needs the tables of <see cref="TeamsTables"/>.</summary>
public static class StepsModule
{
    public static void AddSteps(this IServiceCollection services)
    {
        services.TryAddSingleton(LeaseTimes.Default);
        services.AddSingleton<ToolCatalogue>();
        services.TryAddSingleton(_ => new TeamInstance(Guid.CreateVersion7()));
        services.AddSingleton<RunningSteps>();
        services.AddSingleton<StepLeases>();
        services.AddSingleton<EffectClaims>();
        services.AddSingleton<EffectRunner>();
        services.AddSingleton<SharedResults>();
        services.AddSingleton<ToolLimits>();
        services.AddSingleton<CallRunner>();
        services.AddSingleton<TeamRunner>();
    }
}
