using Holmes.Teams.Tools;
using Marten;

namespace Holmes.Teams.Documents;

/// <summary>The document team's part of the service. It needs the teams' store beside it.</summary>
public static class DocumentsModule
{
    public static void AddDocuments(this WebApplicationBuilder builder)
    {
        builder.Services.ConfigureMarten<ITeamsStore>(store => store.Schema.For<StoredDocument>().Identity(document => document.Id));
        builder.Services.AddSingleton<IDocumentArchive, MartenDocumentArchive>();
        builder.Services.AddSingleton<ITool, LeaseContractGeneratorTool>();
    }
}
