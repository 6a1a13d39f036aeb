using System.Text.Json;
using Aegis.Tools;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Aegis.Mcp;

/// <summary>A tool as MCP clients see and call it.</summary>
internal sealed class ServedTool : McpServerTool
{
    private readonly ToolFunction function;

    private ServedTool(AIFunction tool)
    {
        function = tool as ToolFunction ?? new WrappedFunction(tool);
        ProtocolTool = new Tool
        {
            Name = tool.Name,
            Description = tool.Description,
            InputSchema = tool.JsonSchema,
            OutputSchema = OutputSchemaOf(function.Definition),
            Annotations = EffectHints.Of(function.Definition.Effect),
        };
    }

    public override Tool ProtocolTool { get; }

    public override IReadOnlyList<object> Metadata => [];

    /// <summary>Adds tools to those of a server.</summary>
    /// <exception cref="ArgumentException">A name is taken, or a schema is none of an object.</exception>
    public static void AddAll(McpServerPrimitiveCollection<McpServerTool> served, IEnumerable<AIFunction> tools)
    {
        foreach (var tool in tools)
        {
            if (!served.TryAdd(Create(tool)))
            {
                throw new ArgumentException(
                    $"An MCP server can not serve two tools named '{tool.Name}'. Rename one of them.",
                    nameof(tools)
                );
            }
        }
    }

    public override async ValueTask<CallToolResult> InvokeAsync(
        RequestContext<CallToolRequestParams> request,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        var given = request.Params?.Arguments ?? new Dictionary<string, JsonElement>();
        var arguments = new AIFunctionArguments(
            given.ToDictionary(static pair => pair.Key, static pair => (object?)pair.Value, StringComparer.Ordinal)
        )
        {
            Services = request.Services,
        };
        try
        {
            var outcome = await function.ExecuteAsync(arguments, cancellationToken).ConfigureAwait(false);
            return new CallToolResult
            {
                Content = ContentBlocks.Of(outcome),
                StructuredContent =
                    !outcome.IsError && ProtocolTool.OutputSchema is not null ? outcome.Value as JsonElement? : null,
                IsError = outcome.IsError,
            };
        }
        catch (InvalidOperationException error)
        {
            // a mistake of the app, such as a service that is missing: the SDK would keep from everybody which one
            var logger = request.Services?.GetService<ILoggerFactory>()?.CreateLogger<ServedTool>();
            McpLog.CallImpossible(logger ?? NullLogger<ServedTool>.Instance, ProtocolTool.Name, error);
            return new CallToolResult { Content = [ContentBlocks.Text(error.Message)], IsError = true };
        }
    }

    /// <summary>
    /// None unless results are always objects, as clients are free to insist: null is none, and no more is one that was cut.
    /// </summary>
    private static JsonElement? OutputSchemaOf(ToolDefinition definition) =>
        definition.MaxResultChars <= 0
        && definition.ReturnJsonSchema is { ValueKind: JsonValueKind.Object } schema
        && schema.TryGetProperty("type", out var type)
        && type.ValueKind == JsonValueKind.String
        && type.ValueEquals("object")
            ? schema
            : null;

    private static ServedTool Create(AIFunction tool)
    {
        ArgumentNullException.ThrowIfNull(tool);
        try
        {
            return new ServedTool(tool);
        }
        catch (ArgumentException error)
        {
            throw new ArgumentException(
                $"Tool '{tool.Name}' can not be served over MCP: the JSON schema of its arguments has to say \"type\": \"object\".",
                nameof(tool),
                error
            );
        }
    }
}
