using System.Reflection;
using Marten;
using Marten.Services;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Holmes.ServiceDefaults.Crashes;

/// <summary>Where the points are: around every consumer, every publication and every commit. Nowhere, unless wanted.</summary>
public static class CrashPoints
{
    // A commit does not know whose it is; what consumes the message does.
    private static readonly AsyncLocal<Guid?> Current = new();

    /// <summary>The commits of a store pass the point, those of its projections that run behind the log too.</summary>
    public static void PassCommits(this StoreOptions store, ICrashPoint point, string schema)
    {
        var commits = new Commits(point, schema);
        store.Listeners.Add(commits);
        store.Projections.AsyncListeners.Add(commits);
    }

    /// <summary>What is configured; null in production.</summary>
    internal static ICrashPoint? Of(IConfiguration configuration) => (ICrashPoint?)CrashAt.Of(configuration) ?? PointNotes.Of(configuration);

    internal static void AddCrashPoint(this IServiceCollection services, IConfiguration configuration)
    {
        if (Of(configuration) is { } point)
        {
            services.TryAddSingleton(point);
        }
    }

    /// <summary>The bus passes the point that is registered, if there is one when it is configured.</summary>
    internal static void PassMessages(this IBusRegistrationConfigurator bus)
    {
        if (bus.All(service => service.ServiceType != typeof(ICrashPoint)))
        {
            return;
        }

        bus.AddPublishObserver<Publications>();
        bus.AddConfigureEndpointsCallback((context, _, endpoint) => endpoint.UseConsumeFilter(typeof(Consumption<>), context));
    }

    /// <summary>holmes:report-step:v1 is report-step.</summary>
    private static string NameOf<T>() => Names<T>.Name;

    private static Guid? ExecutionOf<T>(T message)
        where T : class => Names<T>.ExecutionId?.GetValue(message) as Guid?;

    private static class Names<T>
    {
        public static readonly PropertyInfo? ExecutionId = typeof(T).GetProperty("ExecutionId", typeof(Guid));

        public static readonly string Name = typeof(T).GetCustomAttribute<MessageUrnAttribute>()?.Urn.AbsolutePath.Split(':') is { Length: >= 2 } urn
            ? urn[^2]
            : typeof(T).Name;
    }

    private sealed class Consumption<T>(ICrashPoint point) : IFilter<ConsumeContext<T>>
        where T : class
    {
        public async Task Send(ConsumeContext<T> context, IPipe<ConsumeContext<T>> next)
        {
            var execution = ExecutionOf(context.Message);
            Current.Value = execution;
            await point.PassAsync($"{NameOf<T>()}.received", execution);
            await next.Send(context);
            await point.PassAsync($"{NameOf<T>()}.consumed", execution);
        }

        public void Probe(ProbeContext context) => context.CreateFilterScope("crashPoint");
    }

    private sealed class Publications(ICrashPoint point) : IPublishObserver
    {
        public Task PrePublish<T>(PublishContext<T> context)
            where T : class => point.PassAsync($"{NameOf<T>()}.publishing", ExecutionOf(context.Message));

        public Task PostPublish<T>(PublishContext<T> context)
            where T : class => point.PassAsync($"{NameOf<T>()}.published", ExecutionOf(context.Message));

        public Task PublishFault<T>(PublishContext<T> context, Exception exception)
            where T : class => Task.CompletedTask;
    }

    private sealed class Commits(ICrashPoint point, string schema) : DocumentSessionListenerBase, IChangeListener
    {
        public override Task BeforeSaveChangesAsync(IDocumentSession session, CancellationToken token) =>
            point.PassAsync($"{schema}.committing", Current.Value);

        public override Task AfterCommitAsync(IDocumentSession session, IChangeSet commit, CancellationToken token) =>
            point.PassAsync($"{schema}.committed", Current.Value);

        public Task BeforeCommitAsync(IDocumentSession session, IChangeSet commit, CancellationToken token) => BeforeSaveChangesAsync(session, token);
    }
}
