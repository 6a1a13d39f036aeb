using Aegis.Tests.Agents.Emitted;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aegis.Tests.Construction;

/// <summary>The factory written by hand as the generator has to write it builds what it should.</summary>
public sealed class EmittedFactoryTests
{
    [Fact]
    public async Task AgentOfARun_IsBuiltFromServicesAndDisposedOfWithTheRun()
    {
        var (warm, cold) = (new Archive(), new Archive());
        await using var provider = new ServiceCollection()
            .AddSingleton(warm)
            .AddKeyedSingleton("cold", cold)
            .BuildServiceProvider();
        await using var pipeline = new ReportPipeline(provider);

        var archivist = await pipeline.RunPipelineAsync();

        Assert.Same(warm, archivist.Archive);
        Assert.Same(cold, archivist.ColdArchive);
        Assert.Same(NullLogger<Archivist>.Instance, archivist.Log);
        Assert.Same(TimeProvider.System, archivist.Clock);
        Assert.Equal(2, archivist.Copies);
        Assert.True(archivist.IsDisposed);
    }

    [Fact]
    public async Task MissingService_NamesTheAgentsParameter()
    {
        await using var provider = new ServiceCollection().AddSingleton<Archive>().BuildServiceProvider();
        await using var pipeline = new ReportPipeline(provider);

        var error = await Assert.ThrowsAsync<InvalidOperationException>(pipeline.RunPipelineAsync);

        Assert.StartsWith(
            "Agent 'Archivist' of pipeline 'ReportPipeline' takes a Archive as 'coldArchive'",
            error.Message
        );
    }
}
