using Aegis.Tools;
using Microsoft.Extensions.AI;
using ModelContextProtocol.Client;

namespace Aegis.Mcp;

/// <summary>An MCP server whose tools a registry has.</summary>
public sealed class McpToolSource : IAsyncDisposable
{
    private readonly ToolRegistry registry;

    internal McpToolSource(ToolRegistry registry, McpClient client, IReadOnlyList<AIFunction> tools)
    {
        this.registry = registry;
        Client = client;
        Tools = tools;
    }

    /// <summary>The connection, for what is beyond tools: prompts, resources, notifications.</summary>
    public McpClient Client { get; }

    /// <summary>The tools as the registry has them.</summary>
    public IReadOnlyList<AIFunction> Tools { get; }

    /// <summary>Takes the tools out of the registry, closes the connection, and ends the process if one was started.</summary>
    /// <returns>When it has ended.</returns>
    public ValueTask DisposeAsync()
    {
        registry.RemoveRange(Tools);
        return Client.DisposeAsync();
    }
}
