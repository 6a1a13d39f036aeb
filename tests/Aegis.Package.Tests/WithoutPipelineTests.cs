using Aegis.Testing;

namespace Aegis.Package.Tests;

public class WithoutPipelineTests(PackageFixture fixture)
{
    [Fact]
    public async Task ProjectWithoutAgents_BuildsAndRuns()
    {
        var token = TestContext.Current.CancellationToken;
        using var consumer = await ConsumerProject.CreateAsync(
            fixture.Package,
            new Dictionary<string, string> { ["Program.cs"] = "Console.WriteLine(Aegis.AgentStatus.Succeeded);\n" },
            "<AegisGraphPath>docs</AegisGraphPath>",
            token
        );

        var build = await consumer.BuildAsync(token);

        Assert.Empty(build.AssertSucceeded().Warnings);
        Assert.Equal("Succeeded\n", (await consumer.RunAsync(token)).Output);
        Assert.False(Directory.Exists(consumer.File("docs")));
    }
}
