using Microsoft.Extensions.Options;

namespace Holmes.Teams.Mcp;

/// <summary>Tools of MCP servers, as the settings name them.</summary>
public static class McpModule
{
    public static void AddMcp(this WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection(McpOptions.Section);
        builder.Services.AddOptions<McpOptions>().Bind(section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<McpOptions>, McpOptionsChecks>();
        foreach (var name in section.GetSection(nameof(McpOptions.Servers)).GetChildren().Select(server => server.Key))
        {
            builder.Services.AddSingleton<IHostedService>(services => ActivatorUtilities.CreateInstance<McpServer>(
                services, name, services.GetRequiredService<IOptions<McpOptions>>().Value.Servers[name]));
        }
    }
}
