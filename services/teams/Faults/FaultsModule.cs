using Holmes.Teams.Tools;

namespace Holmes.Teams.Faults;

/// <summary>Makes tools fail on purpose, to see what becomes of it. Without the section <c>Faults</c> nothing of it is there.</summary>
public static class FaultsModule
{
    /// <summary>After all tools are registered.</summary>
    public static void AddFaults(this WebApplicationBuilder builder)
    {
        if (!builder.Configuration.GetSection("Faults:Tools").Exists())
        {
            return;
        }

        var options = builder.Configuration.GetSection("Faults").Get<FaultOptions>()!;
        if (options.Problem() is { } problem)
        {
            throw new InvalidOperationException(problem);
        }

        var log = new FaultLog(options.Log);
        builder.Services.AddSingleton(services => new ToolCatalogue(services.GetServices<ITool>().Select(tool =>
            tool is not IQueryableEffect && options.Of(tool.Descriptor.Name) is { Count: > 0 } probabilities
                ? new FaultyTool(
                    tool, probabilities, options, log, services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<FaultyTool>>())
                : tool)));
    }
}
