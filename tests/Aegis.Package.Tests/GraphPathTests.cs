using System.Text.Json;
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
    public async Task PipelineIsRenamed_OldGraphIsNotWrittenAgain()
    {
        using var consumer = await CreateAsync(GraphPath);
        (await consumer.BuildAsync(Token)).AssertSucceeded();

        Directory.Delete(consumer.File("docs"), recursive: true);
        consumer.Write(
            "Agents.cs",
            Sources.Agents.Replace("ReportPipeline", "OtherPipeline", StringComparison.Ordinal)
        );
        consumer.Write("Program.cs", Sources.EmptyProgram);
        (await consumer.BuildAsync(Token)).AssertSucceeded();

        Assert.Equal(["OtherPipeline.json", "OtherPipeline.mmd"], Graphs(consumer));
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
