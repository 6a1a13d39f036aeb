using Aegis.Tools;
using Microsoft.Extensions.AI;
using ModelContextProtocol.Client;

namespace Aegis.Mcp;

/// <summary>A tool of an MCP server as agents call it.</summary>
internal sealed class ImportedFunction : ToolFunction
{
    private static readonly ToolResult<object?> Result = new(ToolJson.Default);

    private readonly McpClientTool tool;
    private readonly McpClient client;

    private ImportedFunction(McpClientTool tool, McpClient client)
        : base(new ToolDefinition(tool.Name) { Description = tool.Description, GivenSchema = tool.JsonSchema }) =>
        (this.tool, this.client) = (tool, client);

    /// <summary>The tool behind its own schema, and under a name that model providers take.</summary>
    public static AIFunction Create(McpClientTool tool, McpClient client, string? prefix)
    {
        var name = ToolName.Fit(prefix + tool.Name);
        ToolName.Check(name, nameof(prefix));
        return RegisteredTool.Create(
            name,
            tool.Description,
            new ImportedFunction(tool, client),
            tool.JsonSchema,
            EffectHints.Read(tool.ProtocolTool.Annotations)
        );
    }

    protected override async ValueTask<ToolOutcome> CallAsync(ToolCall call)
    {
        var outcome = await call.RunCheckedAsync(
                (this, call.Arguments),
                static (bound, token) => bound.Item1.SendAsync(bound.Arguments, token),
                Result
            )
            .ConfigureAwait(false);
        return new ToolOutcome(outcome.Value, outcome.IsError || ToolErrors.IsError(outcome.Value));
    }

    private async ValueTask<object?> SendAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        try
        {
            var result = await tool.CallAsync(arguments, cancellationToken: cancellationToken).ConfigureAwait(false);
            return ImportedResult.Of(Name, result);
        }
        catch (Exception error) when (McpProcess.IsBroken(error, cancellationToken))
        {
            var server = client.ServerInfo?.Name;
            return ToolErrors
                .Refusal(Name, $"The call to the MCP server '{server}' failed: {McpProcess.Explain(error)}")
                .Value;
        }
    }
}
