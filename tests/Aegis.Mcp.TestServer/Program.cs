using Aegis.Mcp;
using Aegis.Mcp.TestServer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Server;

switch (args.FirstOrDefault())
{
    case "hosted":
        await using (
            var provider = new ServiceCollection()
                .AddMcpServer()
                .WithStdioServerTransport()
                .WithAegisTools(_ => TestTools.All)
                .Services.AddLogging(static logging => logging.AddProvider(new ErrorLog()))
                .BuildServiceProvider()
        )
        {
            await provider.GetRequiredService<McpServer>().RunAsync();
        }

        return 0;
    case "dying":
        await Console.Error.WriteLineAsync("no licence found");
        return 3;
    case "odd":
        await McpToolServer.RunStdioAsync(OddTools.All, "odd-server");
        return 0;
    case "nonsense":
        await Nonsense.AnswerAsync(args[1]);
        return 0;
    case "greeting":
        await Console.Out.WriteLineAsync("Hello, what would you like?");
        await Task.Delay(Timeout.Infinite);
        return 0;
    case "deaf":
        await Console.Error.WriteLineAsync($"process {Environment.ProcessId}");
        await Task.Delay(Timeout.Infinite);
        return 0;
    default:
        await McpToolServer.RunStdioAsync(TestTools.All, "test-server");
        return 0;
}
