using System.Text.Json;
using System.Text.Json.Nodes;
using Aegis.Testing;

namespace Aegis.Package.Tests;

public class GraphPathTests(PackageFixture fixture)
{
    private const string GraphPath = "<AegisGraphPath>docs/pipelines</AegisGraphPath>";
    private const string Mermaid = "docs/pipelines/ReportPipeline.mmd";
    private const string Manifest = "docs/pipelines/ReportPipeline.json";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FolderIsSet_GraphIsWrittenOnceAndAgainWhenItIsGone()
    {
        using var consumer = await CreateAsync(GraphPath);
        (await consumer.BuildAsync(Token)).AssertSucceeded();

        Assert.Contains(
            "Researcher",
            await File.ReadAllTextAsync(consumer.File(Mermaid), Token),
            StringComparison.Ordinal
        );
        using var manifest = JsonDocument.Parse(await File.ReadAllTextAsync(consumer.File(Manifest), Token));
        Assert.Equal(JsonValueKind.Object, manifest.RootElement.ValueKind);

        var before = Written(consumer);
        File.Delete(consumer.File(Mermaid));
        (await consumer.BuildAsync(Token)).AssertSucceeded();
        Assert.Equal(before.Manifest, Written(consumer).Manifest);
        Assert.Equal(before.Assembly, Written(consumer).Assembly);
        Assert.True(File.Exists(consumer.File(Mermaid)));
    }

    [Fact]
    public async Task PipelineIsRenamed_OldGraphIsRemovedAndNothingElse()
    {
        using var consumer = await CreateAsync(GraphPath);
        (await consumer.BuildAsync(Token)).AssertSucceeded();

        consumer.Write("docs/pipelines/Own.mmd", "graph TD");
        consumer.Write(
            "Agents.cs",
            Sources.Agents.Replace("ReportPipeline", "OtherPipeline", StringComparison.Ordinal)
        );
        consumer.Write("Program.cs", Sources.EmptyProgram);
        (await consumer.BuildAsync(Token)).AssertSucceeded();

        Assert.Equal(["OtherPipeline.json", "OtherPipeline.mmd", "Own.mmd"], Graphs(consumer));

        // what somebody has changed is no longer what was written
        await File.AppendAllTextAsync(consumer.File("docs/pipelines/OtherPipeline.mmd"), "%% see the wiki\n", Token);
        consumer.Write("Agents.cs", Sources.Agents);
        (await consumer.BuildAsync(Token)).AssertSucceeded();

        Assert.Equal(["OtherPipeline.mmd", "Own.mmd", "ReportPipeline.json", "ReportPipeline.mmd"], Graphs(consumer));
    }

    [Fact]
    public async Task NastyNames_AreWrittenAsTheyAre()
    {
        const string Nasty = """say "hi" C:\temp\n %41%3B;$(HOME)@(A->'x')*?/*/ é日 ';""";
        using var consumer = await ConsumerProject.CreateAsync(
            fixture.Package,
            new Dictionary<string, string>
            {
                ["Agents.cs"] = $$""""
                using Aegis;

                [Agent(Id = """{{Nasty}}""", Description = "a\n\t\\b\\")]
                public partial class It { public int Run() => 1; }

                [Pipeline]
                public partial class ReportPipeline;
                """",
                ["Program.cs"] = "Console.Write(ReportPipeline.Graph.ToJson() + ReportPipeline.Graph.ToMermaid());\n",
            },
            GraphPath,
            Token
        );
        (await consumer.BuildAsync(Token)).AssertSucceeded();
        var graph = (await consumer.RunAsync(Token)).AssertSucceeded().Output;

        var written = await File.ReadAllTextAsync(consumer.File(Manifest), Token);
        var manifest = JsonNode.Parse(written)!;
        Assert.Equal(Nasty, (string?)manifest["agents"]![0]!["id"]);
        Assert.Equal("a\n\t\\b\\", (string?)manifest["agents"]![0]!["description"]);
        var end = graph.IndexOf("\n}", StringComparison.Ordinal) + 2;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(graph[..end]), manifest), graph + written);
        Assert.Equal(graph[end..].Trim(), (await File.ReadAllTextAsync(consumer.File(Mermaid), Token)).Trim());
    }

    [Fact]
    public async Task SeveralFrameworks_OneOfThemWrites()
    {
        using var consumer = await CreateAsync("<TargetFrameworks>net10.0;net8.0</TargetFrameworks>" + GraphPath);

        (await consumer.BuildAsync(Token)).AssertSucceeded();

        Assert.Equal(["ReportPipeline.json", "ReportPipeline.mmd"], Graphs(consumer));
    }

    [Fact]
    public async Task FolderIsNotSet_NothingIsEmittedOrWritten()
    {
        using var consumer = await CreateAsync("");

        (await consumer.BuildAsync(Token)).AssertSucceeded();

        Assert.Empty(Directory.EnumerateFiles(consumer.File("obj"), "*Manifest*", SearchOption.AllDirectories));
        Assert.Empty(Directory.EnumerateFiles(consumer.Folder, "*.mmd", SearchOption.AllDirectories));
    }

    private Task<ConsumerProject> CreateAsync(string properties) =>
        ConsumerProject.CreateAsync(fixture.Package, Sources.FirstExample, properties, Token);

    private static (DateTime Manifest, DateTime Assembly) Written(ConsumerProject consumer) =>
        (
            File.GetLastWriteTimeUtc(consumer.File(Manifest)),
            File.GetLastWriteTimeUtc(consumer.File("obj/Debug/net10.0/Consumer.dll"))
        );

    private static IEnumerable<string> Graphs(ConsumerProject consumer) =>
        Directory
            .EnumerateFiles(consumer.File("docs/pipelines"))
            .Select(path => Path.GetFileName(path)!)
            .Order(StringComparer.Ordinal);
}
