using ModelContextProtocol.Client;

namespace Aegis.Mcp.Tests;

/// <summary>The test server as a process of its own.</summary>
internal static class Servers
{
    public const string Dotnet = "dotnet";

    public static string[] Arguments(params string[] mode) =>
        [Path.Combine(AppContext.BaseDirectory, "Aegis.Mcp.TestServer.dll"), .. mode];

    public static Task<McpClient> ConnectAsync(params string[] mode) => ConnectAsync(null, mode);

    public static Task<McpClient> ConnectAsync(Action<string>? standardErrorLines, params string[] mode) =>
        McpClient.CreateAsync(
            new StdioClientTransport(
                new StdioClientTransportOptions
                {
                    Command = Dotnet,
                    Arguments = Arguments(mode),
                    StandardErrorLines = standardErrorLines,
                }
            ),
            cancellationToken: TestContext.Current.CancellationToken
        );
}
