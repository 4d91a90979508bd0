using System.Globalization;

namespace Holmes.WholeSystem;

/// <summary>A span as a service exported it.</summary>
/// <param name="Instance">The process, told from an earlier process of the same service.</param>
/// <param name="ParentId">Empty for the first span of a trace.</param>
internal sealed record Span(
    string Service, string Instance, string Scope, string TraceId, string SpanId, string ParentId, string Name, IReadOnlyDictionary<string, string> Tags)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{TraceId} {SpanId} < {ParentId,16} {Service} {Scope}: {Name} {string.Join(' ', Tags.Select(tag => $"{tag.Key}={tag.Value}"))}");
}
