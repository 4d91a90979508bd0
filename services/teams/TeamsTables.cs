using Marten;
using Weasel.Postgresql.Tables;

namespace Holmes.Teams;

/// <summary>Plain tables beside those of the tools: who claimed an effect, who is at a long step, how new the data is.</summary>
public static class TeamsTables
{
    public const string EffectClaims = $"{TeamsStore.Schema}.effect_claims";
    public const string StepLeases = $"{TeamsStore.Schema}.step_leases";
    public const string DataRevision = $"{TeamsStore.Schema}.data_revision";
    public const string ToolPlaces = $"{TeamsStore.Schema}.tool_places";

    public static void AddStepTables(this StoreOptions options) =>
        options.Storage.ExtendedSchemaObjects.AddRange([Claims(), Leases(), Revision(), Places()]);

    private static Table Claims()
    {
        var table = new Table(EffectClaims);
        table.AddColumn<Guid>("effect_key").AsPrimaryKey();
        table.AddColumn("tool", "text").NotNull();
        table.AddColumn("arguments_hash", "uuid").NotNull();
        table.AddColumn<Guid>("execution_id").NotNull();
        table.AddColumn("step_id", "text").NotNull();
        table.AddColumn<Guid>("tool_call_id").NotNull();
        table.AddColumn("state", "text").NotNull();
        table.AddColumn<Guid>("owner").NotNull();
        table.AddColumn("lease_until", "timestamptz").NotNull();
        table.AddColumn("result", "json"); // as text: the result is given again as it was
        table.AddColumn("claimed_at", "timestamptz").NotNull();
        table.AddColumn("ended_at", "timestamptz");
        table.Indexes.Add(new IndexDefinition("effect_claims_execution") { Columns = ["execution_id"] });
        return table;
    }

    private static Table Leases()
    {
        var table = new Table(StepLeases);
        table.AddColumn<Guid>("execution_id").AsPrimaryKey();
        table.AddColumn("step_id", "text").AsPrimaryKey();
        table.AddColumn<int>("attempt").AsPrimaryKey();
        table.AddColumn<Guid>("owner").NotNull();
        table.AddColumn("lease_until", "timestamptz").NotNull();
        return table;
    }

    /// <summary>One row, counted up by triggers in the transaction that changes the data.</summary>
    private static Table Revision()
    {
        var table = new Table(DataRevision);
        table.AddColumn<int>("id").AsPrimaryKey();
        table.AddColumn<long>("revision").NotNull();
        return table;
    }

    private static Table Places()
    {
        var table = new Table(ToolPlaces);
        table.AddColumn("tool", "text").AsPrimaryKey();
        table.AddColumn<int>("place").AsPrimaryKey();
        table.AddColumn<Guid>("holder").NotNull();
        table.AddColumn("lease_until", "timestamptz").NotNull();
        return table;
    }
}
