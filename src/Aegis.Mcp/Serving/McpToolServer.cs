using System.Reflection;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Aegis.Mcp;

/// <summary>Serves tools to whoever speaks the Model Context Protocol: editors, chat programs, agents.</summary>
public static class McpToolServer
{
    /// <summary>Serves tools over the standard input and output of this process, until the client closes them.</summary>
    /// <remarks>
    /// Standard output belongs to the protocol: what tools write to <see cref="Console.Out"/> meanwhile goes to standard error.
    /// </remarks>
    /// <param name="tools">The tools, read once: those of a type with <c>[Tool]</c> methods, of a registry, or any others.</param>
    /// <param name="name">The server's name, which clients show. Default: that of the program.</param>
    /// <param name="services">
    /// Where tools get services from, and the server its <see cref="ILoggerFactory"/>. Default: nowhere.
    /// </param>
    /// <param name="cancellationToken">Ends the server.</param>
    /// <returns>When the client has gone.</returns>
    /// <exception cref="ArgumentException">Two tools have the same name, or a schema is none of an object.</exception>
    /// <exception cref="OperationCanceledException">The token has fired.</exception>
    public static async Task RunStdioAsync(
        IEnumerable<AIFunction> tools,
        string? name = null,
        IServiceProvider? services = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(tools);
        var program = Assembly.GetEntryAssembly()?.GetName();
        var options = new McpServerOptions
        {
            ServerInfo = new Implementation
            {
                Name = name ?? program?.Name ?? "Aegis",
                Version = program?.Version?.ToString() ?? "0",
            },
            ToolCollection = [],
        };
        ServedTool.AddAll(options.ToolCollection, tools);

        var log = services?.GetService<ILoggerFactory>();
        var output = Console.Out;
        Console.SetOut(Console.Error);
        try
        {
            await using var transport = new StdioServerTransport(options, log);
            await using var server = McpServer.Create(transport, options, log, services);
            await server.RunAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Console.SetOut(output);
        }
    }
}
