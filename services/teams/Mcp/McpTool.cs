using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Teams.Tools;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Holmes.Teams.Mcp;

/// <summary>A tool of a server: its result and its errors in the terms of Holmes.</summary>
public sealed class McpTool(McpServer server, Tool tool, ToolDescriptor descriptor) : ITool
{
    /// <summary>The server says it has the form it promised.</summary>
    private const double StructuredQuality = 0.8;

    /// <summary>Text that nothing has checked.</summary>
    private const double TextQuality = 0.6;

    public ToolDescriptor Descriptor => descriptor;

    public async Task<ToolResult> RunAsync(ToolInvocation invocation, CancellationToken cancellation)
    {
        var arguments = invocation.Arguments.ValueKind is JsonValueKind.Object
            ? invocation.Arguments.EnumerateObject().ToDictionary(one => one.Name, object? (one) => one.Value)
            : [];
        McpClient client;
        try
        {
            client = await server.ConnectedAsync(cancellation);
        }
        catch (Exception e) // nothing was sent
        {
            return ToolResult.Failed(new Failure(FailureClass.Transient, e.Message, Retryable: true));
        }

        try
        {
            return Read(await client.CallToolAsync(tool.Name, arguments, Progress(invocation), cancellationToken: cancellation));
        }
        catch (McpProtocolException e) when (e.ErrorCode is McpErrorCode.InvalidParams)
        {
            return ToolResult.Failed(new Failure(FailureClass.BadArguments, e.Message));
        }
        catch (McpProtocolException e) when (e.ErrorCode is McpErrorCode.MethodNotFound)
        {
            return ToolResult.Failed(new Failure(FailureClass.UnknownTool, e.Message));
        }
        catch (McpException e)
        {
            return Failed(McpFailure.Of(e.Message));
        }
    }

    /// <summary>An error tells nothing of an effect, unless the call was turned away before anything could happen.</summary>
    private ToolResult Failed(Failure failure) =>
        descriptor.Effect is EffectClass.Once && failure.Class is not (FailureClass.BadArguments or FailureClass.UnknownTool or FailureClass.RateLimited)
            ? new ToolResult(Outcome.Unknown, 0, Note: failure.Message, Failure: failure)
            : ToolResult.Failed(failure);

    private static Progress<ProgressNotificationValue>? Progress(ToolInvocation invocation) => invocation.Progress is { } listener
        ? new(told => listener.Report(new ToolProgress(told.Total is > 0 ? (int)Math.Clamp(100 * told.Progress / told.Total.Value, 0, 100) : 0, told.Message)))
        : null;

    private ToolResult Read(CallToolResult given)
    {
        var texts = given.Content.OfType<TextContentBlock>().Select(block => block.Text).ToList();
        if (given.IsError is true)
        {
            return Failed(McpFailure.Of(string.Join(' ', texts)));
        }

        var others = given.Content.Count - texts.Count;
        return ForeignResult.Of(
            descriptor,
            given.StructuredContent ?? Parsed(string.Join('\n', texts)),
            given.StructuredContent is null ? TextQuality : StructuredQuality,
            [new SourceReference("tool", tool.Title ?? tool.Name, descriptor.Name)],
            others > 0 ? $"{descriptor.Name}: {others} parts that are no text are left out." : null);
    }

    /// <summary>Many servers write JSON as text; what is none stays a text.</summary>
    private static JsonElement Parsed(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            {
                return document.RootElement.Clone();
            }
        }
        catch (JsonException)
        {
            // plain text
        }

        return text.Length == 0 ? WireJson.ToElement<object?>(null) : WireJson.ToElement(new TextResult(text));
    }

    private sealed record TextResult(string Text);
}
