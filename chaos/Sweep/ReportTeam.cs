using Holmes.Chaos.Effects;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.ServiceDefaults;
using MassTransit;

namespace Holmes.Chaos.Sweep;

/// <summary>A team of somebody else's in the same process: it has an effect in the world and reports it.</summary>
internal sealed class ReportTeam(EffectOracle oracle) : IConsumer<ExecuteStep>
{
    public Task Consume(ConsumeContext<ExecuteStep> context)
    {
        var step = context.Message;
        var calls = step.Calls.Select(call => Do(step, call)).ToList();
        return context.Publish(
            new ReportStep(step.ExecutionId, step.StepId, step.Attempt, IsFinal: true, calls),
            publish => publish.MessageId = DerivedId.From(step.ExecutionId.ToString(), step.StepId, $"{step.Attempt}", "final"),
            context.CancellationToken);
    }

    private CallResult Do(ExecuteStep step, ToolCall call)
    {
        oracle.Happen(step.ExecutionId, step.StepId, call.Tool, call.EffectKey == Guid.Empty ? call.ToolCallId : call.EffectKey);
        return new(
            call.ToolCallId, call.DecisionId, call.Tool, call.Arguments, Outcome.Ok, 1, 1, ReportTool.Gives,
            WireJson.ToElement(new { text = "보고서를 썼습니다." }));
    }
}

internal sealed class ReportTeamDefinition : ConsumerDefinition<ReportTeam>
{
    public ReportTeamDefinition() => EndpointName = "chaos-reporter";

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<ReportTeam> consumerConfigurator,
        IRegistrationContext context) => endpointConfigurator.BindTeam(ReportTool.Team);
}

/// <summary>Says what the team can do, as any team does when it starts and when it is asked.</summary>
internal sealed class ReportTeamAnnouncement(IBusControl bus) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await bus.WaitForHealthStatus(BusHealthStatus.Healthy, stoppingToken);
        await bus.Publish(ReportTool.Announcement, stoppingToken);
    }
}
