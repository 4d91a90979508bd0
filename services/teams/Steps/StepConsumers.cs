using Holmes.Contracts;
using Holmes.Contracts.Teams;
using Holmes.Contracts.Tools;
using Holmes.ServiceDefaults;
using MassTransit;

namespace Holmes.Teams.Steps;

// One consumer, and so one queue, per team: each scales, or is replaced by another implementation, alone.

public sealed class SearchStepConsumer(TeamRunner runner) : IConsumer<ExecuteStep>
{
    public Task Consume(ConsumeContext<ExecuteStep> context) => runner.RunAsync(context);
}

public sealed class AnalysisStepConsumer(TeamRunner runner) : IConsumer<ExecuteStep>
{
    public Task Consume(ConsumeContext<ExecuteStep> context) => runner.RunAsync(context);
}

public sealed class DocumentStepConsumer(TeamRunner runner) : IConsumer<ExecuteStep>
{
    public Task Consume(ConsumeContext<ExecuteStep> context) => runner.RunAsync(context);
}

public sealed class SearchStepDefinition : ConsumerDefinition<SearchStepConsumer>
{
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<SearchStepConsumer> consumerConfigurator,
        IRegistrationContext context) => endpointConfigurator.BindTeam(TeamNames.Search);
}

public sealed class AnalysisStepDefinition : ConsumerDefinition<AnalysisStepConsumer>
{
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<AnalysisStepConsumer> consumerConfigurator,
        IRegistrationContext context) => endpointConfigurator.BindTeam(TeamNames.Analysis);
}

public sealed class DocumentStepDefinition : ConsumerDefinition<DocumentStepConsumer>
{
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<DocumentStepConsumer> consumerConfigurator,
        IRegistrationContext context) => endpointConfigurator.BindTeam(TeamNames.Document);
}

internal static class RunnerExtensions
{
    /// <summary>Each report's message id follows from what it reports, so telling it twice is recognised.</summary>
    public static Task RunAsync(this TeamRunner runner, ConsumeContext<ExecuteStep> context) =>
        runner.RunAsync(
            context.Message,
            report => context.HandOverAsync(
                report,
                context.CancellationToken,
                publish => publish.MessageId = DerivedId.From(
                    report.ExecutionId.ToString(), report.StepId, $"{report.Attempt}", report.IsFinal ? "final" : $"{report.ProgressPercentage}",
                    string.Join(',', report.IsFinal ? [] : report.Calls.Select(call => call.ToolCallId)))),
            context.CancellationToken);
}
