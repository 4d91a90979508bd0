using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Microsoft.Extensions.AI;

namespace Holmes.Teams.Tools;

/// <summary>A .NET function as a tool: a Semantic Kernel function is one, and so is any other <see cref="AIFunction"/>.</summary>
public sealed class FunctionTool(AIFunction function, ToolDescriptor descriptor) : ITool
{
    /// <summary>Nothing checks a foreign function's result but its shape.</summary>
    private const double UncheckedQuality = 0.7;

    public ToolDescriptor Descriptor => descriptor;

    /// <param name="gives">The shape of the result; one of <see cref="Holmes.Contracts.Tools.Gives"/> for others to read it.</param>
    public static FunctionTool Of(
        AIFunction function, string team, string capability, string? gives = null, string version = "1.0",
        EffectClass effect = EffectClass.Once, int freshnessSeconds = 0, IReadOnlyList<string>? keywords = null) =>
        new(function, new ToolDescriptor(
            function.Name, team, capability, function.Description, version, [], gives ?? $"{function.Name}.result", CostClass.Free,
            LatencyClass.Seconds, effect, freshnessSeconds, ConcurrencyLimit: 0, function.JsonSchema, NeedsApproval: effect is EffectClass.Once, keywords));

    public async Task<ToolResult> RunAsync(ToolInvocation invocation, CancellationToken cancellation)
    {
        var arguments = new AIFunctionArguments(invocation.Arguments.ValueKind is JsonValueKind.Object
            ? invocation.Arguments.EnumerateObject().ToDictionary(one => one.Name, object? (one) => one.Value)
            : []);
        if (Missing(arguments) is { } name)
        {
            return ToolResult.Failed(new Failure(FailureClass.BadArguments, $"'{name}' is missing."));
        }

        try
        {
            return Read(await function.InvokeAsync(arguments, cancellation));
        }
        catch (Exception e) when (descriptor.Effect is not EffectClass.Once // there it may come after the effect
            && (e is ArgumentException || e.InnerException is ArgumentException)) // Semantic Kernel wraps it
        {
            return ToolResult.Failed(new Failure(FailureClass.BadArguments, e.Message));
        }
    }

    private string? Missing(AIFunctionArguments arguments) => descriptor.ArgumentsSchema.TryGetProperty("required", out var required)
        ? required.EnumerateArray().Select(name => name.GetString()!).FirstOrDefault(name => !arguments.ContainsKey(name))
        : null;

    private ToolResult Read(object? given)
    {
        var result = given is JsonElement element ? element : WireJson.ToElement(given);
        return ForeignResult.Of(descriptor, result, UncheckedQuality, [new SourceReference("tool", descriptor.Description, descriptor.Name)]);
    }
}
