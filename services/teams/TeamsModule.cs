using Holmes.ServiceDefaults;
using Holmes.Teams.Analysis;
using Holmes.Teams.Documents;
using Holmes.Teams.Effects;
using Holmes.Teams.Erasure;
using Holmes.Teams.Faults;
using Holmes.Teams.Laws;
using Holmes.Teams.Loans;
using Holmes.Teams.Market;
using Holmes.Teams.Market.Storage;
using Holmes.Teams.Sharing;
using Holmes.Teams.Mcp;
using Holmes.Teams.Steps;
using MassTransit;

namespace Holmes.Teams;

/// <summary>Everything a host must know of the teams service.</summary>
public static class TeamsModule
{
    private const string Service = "teams";

    public static void AddTeams(this WebApplicationBuilder builder)
    {
        builder.AddPostgres();
        builder.AddTeamsStore();
        builder.AddLaws();
        builder.AddMarket();
        builder.AddLoans();
        builder.AddAnalysis();
        builder.AddDocuments();
        builder.AddTeamsDatabase<DataTriggers>(); // after the tables it watches
        builder.Services.AddSteps();
        builder.Services.AddHostedService<ForgottenClaims>();
        builder.AddMcp();
        builder.AddFaults();
        builder.AddRehearsal<ToolRehearsal>("teams-rehearsal");
        builder.Services.AddSingleton<Announcements>().AddHostedService(services => services.GetRequiredService<Announcements>());
    }

    public static void AddTeams(this IBusRegistrationConfigurator bus)
    {
        bus.AddConsumer<SearchStepConsumer, SearchStepDefinition>().Endpoint(endpoint => endpoint.Name = "holmes-teams-search");
        bus.AddConsumer<AnalysisStepConsumer, AnalysisStepDefinition>().Endpoint(endpoint => endpoint.Name = "holmes-teams-analysis");
        bus.AddConsumer<DocumentStepConsumer, DocumentStepDefinition>().Endpoint(endpoint => endpoint.Name = "holmes-teams-document");
        bus.AddQueue<RequestToolsConsumer>(Service, "request-tools");
        bus.AddBroadcast<CancelStepConsumer>(Service, "cancel-step");
        bus.AddQueue<EraseExecutionsConsumer>(Service, "erase-executions");
    }

    public static void MapTeams(this IEndpointRouteBuilder routes)
    {
        routes.MapLaws();
        routes.MapMarket();
        routes.MapLoans();
        routes.MapDocuments();
    }
}
