using System.Globalization;
using System.Reflection;
using Holmes.Contracts;
using Holmes.ServiceDefaults.Crashes;
using MassTransit.Logging;
using MassTransit.Monitoring;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Holmes.ServiceDefaults;

/// <summary>What every host of Holmes has, whichever services run in it: JSON, errors, telemetry, health.</summary>
public static class Hosting
{
    /// <param name="service">Name of the host in telemetry: holmes-supervisor, holmes-standalone, …</param>
    public static void AddServiceDefaults(this WebApplicationBuilder builder, string service)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture; // figures and dates are written alike on every machine
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning); // a request is in the traces and the metrics
        builder.Services.AddSingleton(ShiftedClock.Of(builder.Configuration));
        builder.Services.ConfigureHttpJsonOptions(json => WireJson.Configure(json.SerializerOptions));
        builder.Services.AddProblemDetails(problems => problems.CustomizeProblemDetails = context =>
            context.ProblemDetails.Extensions["traceId"] =
                context.HttpContext.Features.Get<IHttpActivityFeature>()?.Activity.TraceId.ToString());
        builder.Services.AddExceptionHandler<UnavailableHandler>();
        builder.Services.AddHealthChecks();
        builder.Services.AddHostedService<ParentWatch>();
        builder.Services.AddCrashPoint(builder.Configuration);
        builder.AddCallers();
        builder.AddTelemetry(service);
    }

    public static void UseServiceDefaults(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseCallers();
        // Alive means the process answers. A broker or database that is away must not restart every pod.
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
        app.MapPrometheusScrapingEndpoint("/metrics").AllowAnonymous();
    }

    /// <summary>Fails at start-up, by name, instead of at the first message.</summary>
    public static string Require(this IConfiguration configuration, string key) =>
        configuration[key] is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException(
                $"Configuration '{key}' is missing. Set the environment variable {key.Replace(":", "__", StringComparison.Ordinal)}.");

    private static void AddTelemetry(this WebApplicationBuilder builder, string service)
    {
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(
                service, serviceVersion: Assembly.GetEntryAssembly()?.GetName().Version?.ToString(3)))
            .WithTracing(tracing => tracing
                .AddSource(DiagnosticHeaders.DefaultListenerName)
                .AddSource(Telemetry.Name)
                .AddNpgsql()
                .AddHttpClientInstrumentation()
                .AddAspNetCoreInstrumentation(http => http.Filter = NotAProbe))
            .WithMetrics(metrics => metrics
                .AddMeter(InstrumentationOptions.MeterName)
                .AddMeter(Telemetry.Name)
                .AddMeter("Marten")
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation()
                .AddPrometheusExporter());

        if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 })
        {
            telemetry.UseOtlpExporter();
        }
    }

    private static bool NotAProbe(HttpContext http) =>
        !http.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal)
        && !http.Request.Path.StartsWithSegments("/metrics", StringComparison.Ordinal);
}
