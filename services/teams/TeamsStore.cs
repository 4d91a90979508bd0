using Holmes.ServiceDefaults;
using Marten;

namespace Holmes.Teams;

/// <summary>The data of the tools: schema teams of the one database.</summary>
public interface ITeamsStore : IDocumentStore;

public static class TeamsStore
{
    public const string Schema = "teams";

    /// <summary>Each part adds its documents and tables with <c>services.ConfigureMarten&lt;ITeamsStore&gt;(…)</c>.</summary>
    public static void AddTeamsStore(this WebApplicationBuilder builder) =>
        builder.Services
            .AddMartenStore<ITeamsStore>(options =>
            {
                options.UseServiceDefaults(builder.Configuration, Schema);
                options.AddStepTables();
            })
            .ApplySchemaAtStart();
}
