using Aegis.Tools;
using Microsoft.Extensions.AI;
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
        var given = request.Params?.Arguments ?? new Dictionary<string, System.Text.Json.JsonElement>();
        var arguments = new AIFunctionArguments(
            given.ToDictionary(static pair => pair.Key, static pair => (object?)pair.Value, StringComparer.Ordinal)
        )
        {
            Services = request.Services,
        };
        var outcome = await function.ExecuteAsync(arguments, cancellationToken).ConfigureAwait(false);
        return new CallToolResult { Content = ContentBlocks.Of(outcome), IsError = outcome.IsError };
    }

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
