using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Tools;
using static Holmes.Orchestrator.Planning.Understanding.Entities.EntityKinds;

namespace Holmes.Orchestrator.Planning.Understanding.Entities;

/// <summary>The entities of a question as the planner asks for them.</summary>
public sealed class Facts(IReadOnlyList<Entity> entities)
{
    public IReadOnlyList<Entity> Entities => entities;

    public IReadOnlyList<Region> Regions { get; } = [.. All<Region>(entities, EntityKinds.Region)];

    public IReadOnlyList<Region> Outside { get; } = [.. All<Region>(entities, RegionOutside)];

    public string? Station => Text(EntityKinds.Station);

    public PropertyType? PropertyType => One<PropertyType>(EntityKinds.PropertyType);

    public IReadOnlyList<TradeType> TradeTypes { get; } = [.. All<TradeType>(entities, EntityKinds.TradeType)];

    public TradeType? OnlyTradeType => TradeTypes is [var one] ? one : null;

    public bool Has(params ReadOnlySpan<string> kinds)
    {
        foreach (var kind in kinds)
        {
            if (entities.Any(entity => entity.Kind == kind))
            {
                return true;
            }
        }

        return false;
    }

    public string? Text(string kind) => entities.FirstOrDefault(entity => entity.Kind == kind)?.Value.GetString();

    public decimal? Number(string kind) => One<decimal>(kind);

    public int? Count(string kind) => One<decimal>(kind) is { } number ? (int)number : null;

    public WonRange? Range(string kind) =>
        entities.FirstOrDefault(entity => entity.Kind == kind + RangeSuffix) is { } range ? WireJson.Read<WonRange>(range.Value) : null;

    public NumberRange? AreaRange => entities.FirstOrDefault(entity => entity.Kind == Area + RangeSuffix) is { } range ? WireJson.Read<NumberRange>(range.Value) : null;

    public NumberRange? AgeBand => entities.FirstOrDefault(entity => entity.Kind == EntityKinds.AgeBand) is { } band ? WireJson.Read<NumberRange>(band.Value) : null;

    public IReadOnlyList<decimal> Numbers(string kind) => [.. All<decimal>(entities, kind)];

    public IReadOnlyList<DateOnly> Dates => [.. All<DateOnly>(entities, Date)];

    public IEnumerable<string> Texts(string kind) => entities.Where(entity => entity.Kind == kind).Select(entity => entity.Value.GetString() ?? "");

    private T? One<T>(string kind)
        where T : struct =>
        entities.FirstOrDefault(entity => entity.Kind == kind) is { } entity ? WireJson.Read<T>(entity.Value) : null;

    private static IEnumerable<T> All<T>(IReadOnlyList<Entity> entities, string kind) => entities.Where(entity => entity.Kind == kind).Select(entity => entity.Value.Deserialize<T>(WireJson.Options)!);
}
