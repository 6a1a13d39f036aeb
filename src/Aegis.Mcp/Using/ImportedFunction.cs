using Aegis.Tools;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Client;

namespace Aegis.Mcp;

/// <summary>A tool of an MCP server as agents call it.</summary>
internal sealed class ImportedFunction : ToolFunction
{
    private static readonly ToolResult<object?> Result = new(ToolJson.Default);

    private readonly McpClientTool tool;
    private readonly McpClient client;

    private ImportedFunction(string name, McpClientTool tool, McpClient client)
        : base(new ToolDefinition(name) { Description = tool.Description, GivenSchema = tool.JsonSchema }) =>
        (this.tool, this.client) = (tool, client);

    /// <summary>The tool behind its own schema, and under a name that model providers take.</summary>
    public static AIFunction Create(McpClientTool tool, McpClient client, string? prefix, ILogger logger)
    {
        var name = ToolName.Fit(prefix + tool.Name);
        ToolName.Check(name, nameof(prefix));
        var function = new ImportedFunction(name, tool, client);
        var effect = EffectHints.Read(tool.ProtocolTool.Annotations);
        try
        {
            return RegisteredTool.Create(name, tool.Description, function, tool.JsonSchema, effect);
        }
        catch (ArgumentException error)
        {
            // schemas know more than Aegis reads, and the server checks arguments itself
            McpLog.SchemaUnreadable(logger, tool.Name, client.ServerInfo?.Name, error.Message);
            return RegisteredTool.CreateUnchecked(name, tool.Description, function, tool.JsonSchema, effect);
        }
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
