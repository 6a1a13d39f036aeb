using Aegis.Tools;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using ModelContextProtocol.Client;

namespace Aegis.Mcp;

/// <summary>Gives a registry the tools of MCP servers.</summary>
public static class McpToolRegistryExtensions
{
    /// <summary>Starts a server that speaks MCP over its standard input and output, and adds its tools.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="command">The program.</param>
    /// <param name="arguments">Its arguments. Default: none.</param>
    /// <param name="prefix">Put before the name of each tool, so that two servers do not clash. Default: nothing.</param>
    /// <param name="filter">Chooses tools by the server's own names of them. Default: all.</param>
    /// <param name="loggerFactory">Hears of tools whose schema can not be checked. Default: nobody does.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <returns>The server in use. Disposing of it takes the tools back and ends the process.</returns>
    /// <exception cref="McpServerException">The program does not exist, or ended, or does not speak MCP.</exception>
    /// <exception cref="ArgumentException">
    /// A tool's name is too long or taken: leave the tool out by <paramref name="filter"/>.
    /// </exception>
    public static Task<McpToolSource> AddMcpServerAsync(
        this ToolRegistry registry,
        string command,
        IEnumerable<string>? arguments = null,
        string? prefix = null,
        Func<string, bool>? filter = null,
        ILoggerFactory? loggerFactory = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(command);
        var options = new StdioClientTransportOptions { Command = command, Arguments = arguments?.ToList() };
        return registry.AddMcpServerAsync(options, prefix, filter, loggerFactory, cancellationToken);
    }

    /// <summary>Starts a server with an environment or a working directory of its own, and adds its tools.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="options">How the server is started.</param>
    /// <param name="prefix">Put before the name of each tool, so that two servers do not clash. Default: nothing.</param>
    /// <param name="filter">Chooses tools by the server's own names of them. Default: all.</param>
    /// <param name="loggerFactory">Hears of tools whose schema can not be checked. Default: nobody does.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <returns>The server in use. Disposing of it takes the tools back and ends the process.</returns>
    /// <exception cref="McpServerException">The program does not exist, or ended, or does not speak MCP.</exception>
    /// <exception cref="ArgumentException">
    /// A tool's name is too long or taken: leave the tool out by <paramref name="filter"/>.
    /// </exception>
    public static async Task<McpToolSource> AddMcpServerAsync(
        this ToolRegistry registry,
        StdioClientTransportOptions options,
        string? prefix = null,
        Func<string, bool>? filter = null,
        ILoggerFactory? loggerFactory = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(registry);
        ArgumentNullException.ThrowIfNull(options);
        var client = await McpProcess.StartAsync(options, loggerFactory, cancellationToken).ConfigureAwait(false);
        return await registry
            .AddMcpServerAsync(client, prefix, filter, loggerFactory, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Adds the tools of a server that is connected already, by whatever transport.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="client">The connection; the result owns it, and it is closed when this fails.</param>
    /// <param name="prefix">Put before the name of each tool, so that two servers do not clash. Default: nothing.</param>
    /// <param name="filter">Chooses tools by the server's own names of them. Default: all.</param>
    /// <param name="loggerFactory">Hears of tools whose schema can not be checked. Default: nobody does.</param>
    /// <param name="cancellationToken">Gives up asking for the tools.</param>
    /// <returns>The server in use. Disposing of it takes the tools back and closes the connection.</returns>
    /// <exception cref="McpServerException">The server did not say which tools it has.</exception>
    /// <exception cref="ArgumentException">
    /// A tool's name is too long or taken: leave the tool out by <paramref name="filter"/>.
    /// </exception>
    public static async Task<McpToolSource> AddMcpServerAsync(
        this ToolRegistry registry,
        McpClient client,
        string? prefix = null,
        Func<string, bool>? filter = null,
        ILoggerFactory? loggerFactory = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(registry);
        ArgumentNullException.ThrowIfNull(client);
        try
        {
            var tools = await McpProcess.ListToolsAsync(client, cancellationToken).ConfigureAwait(false);
            var logger = loggerFactory?.CreateLogger(typeof(McpToolSource)) ?? NullLogger.Instance;
            var imported = tools
                .Where(tool => filter is null || filter(tool.Name))
                .Select(tool => ImportedFunction.Create(tool, client, prefix, logger))
                .ToList();
            registry.AddRange(imported);
            return new McpToolSource(registry, client, imported);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // the server may take its time to end; whoever gives up does not wait for that
            _ = client.DisposeAsync().AsTask();
            throw;
        }
        catch
        {
            await client.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
