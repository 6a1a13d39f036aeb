using Aegis.Mcp;
using Aegis.Mcp.TestServer;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Server;

switch (args.FirstOrDefault())
{
    case "hosted":
        await using (
            var provider = new ServiceCollection()
                .AddMcpServer()
                .WithStdioServerTransport()
                .WithAegisTools(_ => TestTools.All)
                .Services.AddLogging()
                .BuildServiceProvider()
        )
        {
            await provider.GetRequiredService<McpServer>().RunAsync();
        }

        return 0;
    case "dying":
        await Console.Error.WriteLineAsync("no licence found");
        return 3;
    default:
        await McpToolServer.RunStdioAsync(TestTools.All, "test-server");
        return 0;
}
