using ResearchReport.Retrieval;

namespace Aegis.Samples.Tests.Retrieval;

public sealed class SourceTracerTests
{
    private readonly SourceTracer tracer = new([
        "The siren cut a stream of steam into puffs.",
        "The bell was struck by clockwork at intervals.",
    ]);

    [Fact]
    public void QuotedSentence_IsTraced() => Assert.Equal(1, tracer.Trace("The bell was struck by clockwork."));

    [Fact]
    public void Paraphrase_IsTraced() =>
        Assert.Equal(0, tracer.Trace("Streams of steam were cut into puffs by sirens."));

    [Fact]
    public void InventedSentence_HasNoSource() =>
        Assert.Null(tracer.Trace("The bell was invented by Martians in Venice."));

    [Fact]
    public void EmptySentence_HasNoSource() => Assert.Null(tracer.Trace(""));
}
