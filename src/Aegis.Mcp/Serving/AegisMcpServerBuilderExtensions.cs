using Aegis.Mcp;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using ModelContextProtocol.Server;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds tools of Aegis to an MCP server that an app hosts.</summary>
public static class AegisMcpServerBuilderExtensions
{
    /// <summary>Serves tools beside those that the server has already.</summary>
    /// <param name="builder">What <c>services.AddMcpServer()</c> returned.</param>
    /// <param name="tools">The tools, read once, when the server starts.</param>
    /// <returns><paramref name="builder"/>.</returns>
    public static IMcpServerBuilder WithAegisTools(this IMcpServerBuilder builder, IEnumerable<AIFunction> tools)
    {
        ArgumentNullException.ThrowIfNull(tools);
        return builder.WithAegisTools(_ => tools);
    }

    /// <summary>Serves tools of the app's services, such as those of its <c>ToolRegistry</c>.</summary>
    /// <param name="builder">What <c>services.AddMcpServer()</c> returned.</param>
    /// <param name="tools">Finds the tools, once, when the server starts.</param>
    /// <returns><paramref name="builder"/>.</returns>
    public static IMcpServerBuilder WithAegisTools(
        this IMcpServerBuilder builder,
        Func<IServiceProvider, IEnumerable<AIFunction>> tools
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(tools);
        builder.Services.AddSingleton<IConfigureOptions<McpServerOptions>>(
            services => new ConfigureNamedOptions<McpServerOptions>(
                Options.Options.DefaultName,
                options => ServedTool.AddAll(options.ToolCollection ??= [], tools(services))
            )
        );
        return builder;
    }
}
