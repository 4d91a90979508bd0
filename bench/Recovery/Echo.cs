using System.Buffers.Binary;
using System.Globalization;
using Holmes.Contracts;
using Holmes.Contracts.Teams;
using Holmes.Contracts.Tools;
using Holmes.ServiceDefaults;
using MassTransit;

namespace Holmes.Bench.Recovery;

/// <summary>Delivers some messages a second time, and notes for which executions.</summary>
internal sealed class Echo(IConfiguration configuration)
{
    private const string Mark = "holmes-bench-echo";

    private readonly Lock gate = new();

    public async Task RepeatAsync<T>(ConsumeContext<T> context, Guid executionId)
        where T : class
    {
        var share = configuration.GetValue("Echo:Share", 0.0);
        if (context.MessageId is not { } id || context.Headers.TryGetHeader(Mark, out _) || Point(configuration.GetValue("Echo:Seed", 0L), id) >= share)
        {
            return;
        }

        Note(executionId);
        await context.Publish(context.Message, publish =>
        {
            publish.MessageId = id;
            publish.Headers.Set(Mark, "1");
        });
    }

    private void Note(Guid executionId)
    {
        lock (gate)
        {
            File.AppendAllText(configuration["Echo:Log"]!, $"{executionId}\n");
        }
    }

    private static double Point(long seed, Guid messageId)
    {
        Span<byte> bytes = stackalloc byte[16];
        DerivedId.From("echo", seed.ToString(CultureInfo.InvariantCulture), messageId.ToString()).TryWriteBytes(bytes);
        return BinaryPrimitives.ReadUInt32BigEndian(bytes) / (double)(1L << 32);
    }
}

internal sealed class EchoReports(Echo echo) : IConsumer<ReportStep>
{
    public Task Consume(ConsumeContext<ReportStep> context) => echo.RepeatAsync(context, context.Message.ExecutionId);
}

internal sealed class EchoSteps(Echo echo) : IConsumer<ExecuteStep>
{
    public Task Consume(ConsumeContext<ExecuteStep> context) => echo.RepeatAsync(context, context.Message.ExecutionId);
}

internal sealed class EchoStepsDefinition : ConsumerDefinition<EchoSteps>
{
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<EchoSteps> consumerConfigurator, IRegistrationContext context)
    {
        foreach (var team in new[] { TeamNames.Search, TeamNames.Analysis, TeamNames.Document })
        {
            endpointConfigurator.BindTeam(team);
        }
    }
}
