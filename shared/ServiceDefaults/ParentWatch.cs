using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Holmes.ServiceDefaults;

/// <summary>Stops the host when the process that started it (<c>Holmes:ParentPid</c>) is gone, so that none is left behind.</summary>
internal sealed class ParentWatch(IConfiguration configuration, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (configuration.GetValue<int?>("Holmes:ParentPid") is not { } parent)
        {
            return;
        }

        try
        {
            using var process = Process.GetProcessById(parent);
            await process.WaitForExitAsync(stoppingToken);
        }
        catch (ArgumentException)
        {
            // It was gone before this one looked.
        }

        lifetime.StopApplication();
    }
}
