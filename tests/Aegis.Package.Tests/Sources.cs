namespace Aegis.Package.Tests;

/// <summary>The first example of the documentation, and ways to break it.</summary>
internal static class Sources
{
    public const string Agents = """
        using Aegis;

        [Agent("Research the topic thoroughly.")]
        public partial class Researcher;

        [Agent("Write a clear report from the research.")]
        [DependsOn<Researcher>]
        public partial class Writer;

        [Agent("Translate the report to Japanese.")]
        [DependsOn<Writer>]
        public partial class Translator;

        [Agent("Format the report as Markdown.")]
        [DependsOn<Writer>]
        public partial class Publisher;

        [Pipeline]
        public partial class ReportPipeline;

        """;

    public const string Program = """
        var pipeline = new ReportPipeline(new EchoClient());
        ReportPipelineResult result = await pipeline.RunPipelineAsync("AI trends in 2026");
        Console.WriteLine(result.Publisher.Value);
        Console.WriteLine(result.Summary);

        """;

    public const string EchoClient = """
        using Microsoft.Extensions.AI;

        internal sealed class EchoClient : IChatClient
        {
            public Task<ChatResponse> GetResponseAsync(
                IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
                Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, "echo")));

            public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
                IEnumerable<ChatMessage> messages, ChatOptions? options = null,
                [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
            {
                await Task.Yield();
                yield return new ChatResponseUpdate(ChatRole.Assistant, "echo");
            }

            public object? GetService(Type serviceType, object? serviceKey = null) => null;

            public void Dispose() { }
        }

        """;

    public const string EmptyProgram = "Console.WriteLine();\n";

    /// <summary>The first example, whose first agent now waits for another: none can begin.</summary>
    public static string Cycle { get; } =
        Agents.Replace(
            "public partial class Researcher;",
            "[DependsOn<Writer>]\npublic partial class Researcher;",
            StringComparison.Ordinal
        );

    public static Dictionary<string, string> FirstExample =>
        new()
        {
            ["Agents.cs"] = Agents,
            ["Program.cs"] = Program,
            ["EchoClient.cs"] = EchoClient,
        };

    public static Dictionary<string, string> CycleExample =>
        new()
        {
            ["Agents.cs"] = Cycle,
            ["Program.cs"] = Program,
            ["EchoClient.cs"] = EchoClient,
        };
}
