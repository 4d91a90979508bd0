using System.Text.Json;
using System.Text.Json.Serialization;
using Holmes.Contracts.Teams;
using Holmes.ServiceDefaults.Crashes;
using Holmes.ServiceDefaults.DeadLetters;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using InMemoryExchange = MassTransit.Transports.Fabric.ExchangeType;

namespace Holmes.ServiceDefaults;

/// <summary>The bus of a host: RabbitMQ when <c>ConnectionStrings:RabbitMq</c> is set, the process itself otherwise.</summary>
public static class MessageBus
{
    private static readonly string InstanceSuffix = $"-{Environment.MachineName}-{Environment.ProcessId}";

    /// <summary>At most five seconds apart: some ten minutes.</summary>
    private const int OutageTries = 120;

    public static bool HasBroker(this IConfiguration configuration) =>
        configuration.GetConnectionString("RabbitMq") is { Length: > 0 };

    internal static string RabbitMq(this IConfiguration configuration) => configuration.Require("ConnectionStrings:RabbitMq");

    /// <param name="services">Each adds the consumers of one service.</param>
    public static void AddBus(this WebApplicationBuilder builder, params Action<IBusRegistrationConfigurator>[] services)
    {
        builder.Services.AddOptions<BusOptions>().BindConfiguration("Bus").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry(); // Holmes tells nobody outside that it runs
            foreach (var service in services)
            {
                service(bus);
            }

            bus.AddConfigureEndpointsCallback((context, name, endpoint) => ConfigureEndpoint(context, name, endpoint));
            bus.PassMessages();
            if (builder.Configuration.HasBroker())
            {
                builder.Services.AddSingleton<ConsumedQueues>();
                builder.Services.AddHostedService<ConsumerWatch>();
                bus.UsingRabbitMq((context, rabbit) =>
                {
                    rabbit.Host(new Uri(builder.Configuration.RabbitMq()), host => host.Heartbeat(TimeSpan.FromSeconds(10)));
                    rabbit.ConfigureJsonSerializerOptions(Strict);
                    rabbit.DeclareEverything();
                    rabbit.Send<ExecuteStep>(send => send.UseRoutingKeyFormatter(step => step.Message.Team));
                    rabbit.Publish<ExecuteStep>(publish => publish.ExchangeType = RabbitMQ.Client.ExchangeType.Direct);
                    rabbit.ConfigureEndpoints(context);
                });
            }
            else
            {
                bus.UsingInMemory((context, memory) =>
                {
                    memory.ConfigureJsonSerializerOptions(Strict);
                    memory.Send<ExecuteStep>(send => send.UseRoutingKeyFormatter(step => step.Message.Team));
                    memory.Publish<ExecuteStep>(publish => publish.ExchangeType = InMemoryExchange.Direct);
                    memory.ConfigureEndpoints(context);
                });
            }
        });
    }

    /// <summary>Adds a consumer with a queue of its own: holmes-{service}-{name}.</summary>
    public static void AddQueue<TConsumer>(this IBusRegistrationConfigurator bus, string service, string name)
        where TConsumer : class, IConsumer =>
        bus.AddConsumer<TConsumer>().Endpoint(endpoint => endpoint.Name = $"holmes-{service}-{name}");

    /// <summary>Adds a consumer that every instance of the service has for itself; what it misses, it must not need.</summary>
    public static void AddBroadcast<TConsumer>(this IBusRegistrationConfigurator bus, string service, string name)
        where TConsumer : class, IConsumer =>
        bus.AddConsumer<TConsumer>().Endpoint(endpoint =>
        {
            endpoint.Name = $"holmes-{service}-{name}";
            endpoint.InstanceId = InstanceSuffix;
            endpoint.Temporary = true;
        });

    /// <summary>Binds an endpoint to one team's share of the steps.</summary>
    public static void BindTeam(this IReceiveEndpointConfigurator endpoint, string team)
    {
        endpoint.ConfigureConsumeTopology = false;
        switch (endpoint)
        {
            case IRabbitMqReceiveEndpointConfigurator rabbit:
                rabbit.Bind<ExecuteStep>(bind =>
                {
                    bind.ExchangeType = RabbitMQ.Client.ExchangeType.Direct;
                    bind.RoutingKey = team;
                });
                break;
            case IInMemoryReceiveEndpointConfigurator memory:
                memory.Bind<ExecuteStep>(InMemoryExchange.Direct, team);
                break;
        }
    }

    private static void ConfigureEndpoint(IRegistrationContext context, string name, IReceiveEndpointConfigurator endpoint)
    {
        // Any language takes part: bare JSON is accepted beside MassTransit's envelope. With bare JSON an endpoint
        // cannot tell types apart, so each has exactly one.
        endpoint.UseRawJsonDeserializer(
            RawSerializerOptions.AnyMessageType | RawSerializerOptions.AddTransportHeaders | RawSerializerOptions.CopyHeaders,
            isDefault: true);
        // While the database is away a message waits for it; what can never be done becomes a dead letter at once.
        endpoint.UseMessageRetry(retry =>
        {
            retry.Handle<Exception>(Outage.Caused);
            retry.Exponential(OutageTries, TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(5), TimeSpan.FromMilliseconds(200));
        });
        var options = context.GetRequiredService<IOptions<BusOptions>>().Value;
        endpoint.ConfigureReceive(pipe => pipe.UseFilter(new LostDeliveryFilter()));
        endpoint.UseDeadLetters(context, name, options);
        endpoint.PublishFaults = false; // nobody listens to them
        endpoint.PrefetchCount = options.Prefetch;
        endpoint.ConcurrentMessageLimit = options.Prefetch;
        if (endpoint is IRabbitMqReceiveEndpointConfigurator rabbit && !name.EndsWith(InstanceSuffix, StringComparison.Ordinal))
        {
            context.GetService<ConsumedQueues>()?.Add(name); // a queue of this instance alone goes with its connection, and nobody else may ask for it
            rabbit.SetQuorumQueue();
            rabbit.SetQueueArgument("x-delivery-limit", options.DeliveryLimit);
            rabbit.SetQueueArgument("x-dead-letter-exchange", BrokerDeadLetters.Exchange);
            rabbit.SetQueueArgument("x-dead-letter-strategy", "at-least-once");
            rabbit.SetQueueArgument("x-overflow", "reject-publish"); // what that strategy asks for
        }
    }

    private static JsonSerializerOptions Strict(JsonSerializerOptions options)
    {
        options.RespectRequiredConstructorParameters = true; // otherwise a foreign message without its fields passes as empty
        options.RespectNullableAnnotations = true;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        return options;
    }
}
