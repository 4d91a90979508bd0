using Holmes.Contracts.Teams;
using Holmes.Teams;
using Holmes.Teams.Tools;

namespace Holmes.Bench;

/// <summary>The tools as the teams service registers them, without starting it.</summary>
internal static class BuiltInTools
{
    public static IReadOnlyList<ToolDescriptor> Descriptors()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["ConnectionStrings:Postgres"] = "Host=127.0.0.1"; // describing a tool reads no data
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddTeams();
        using var services = builder.Services.BuildServiceProvider();
        return [.. services.GetServices<ITool>().Select(tool => tool.Descriptor)];
    }
}
