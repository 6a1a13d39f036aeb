#pragma warning disable // as if emitted
#nullable enable

using System.CodeDom.Compiler;
using Aegis.Pipelines;

namespace Aegis.Tests.Pipelines.Emitted;

/// <summary>What became of one run of <see cref="MixedPipeline"/>.</summary>
[GeneratedCode("Aegis.Generators", "0.1.0")]
public sealed class MixedPipelineResult : PipelineResult
{
    private readonly string reader;
    private readonly int counter;
    private readonly IReadOnlyList<string> splitter;
    private readonly string witness;
    private readonly string judge;

    internal MixedPipelineResult(
        PipelineRunRecord record,
        string reader,
        int counter,
        IReadOnlyList<string> splitter,
        string witness,
        string judge
    )
        : base(record)
    {
        this.reader = reader;
        this.counter = counter;
        this.splitter = splitter;
        this.witness = witness;
        this.judge = judge;
    }

    /// <summary>What became of <see cref="Emitted.Reader"/>.</summary>
    public AgentOutcome<string> Reader => Outcome(0, reader);

    /// <summary>What became of <see cref="Emitted.Counter"/>.</summary>
    public AgentOutcome<int> Counter => Outcome(1, counter);

    /// <summary>What became of <see cref="Emitted.Splitter"/>.</summary>
    public AgentOutcome<IReadOnlyList<string>> Splitter => Outcome(2, splitter);

    /// <summary>What became of <see cref="Emitted.Witness"/>.</summary>
    public AgentOutcome<string> Witness => Outcome(3, witness);

    /// <summary>What became of <see cref="Emitted.Recorder"/>.</summary>
    public AgentOutcome Recorder => Outcome(4);

    /// <summary>What became of <see cref="Emitted.Judge"/>.</summary>
    public AgentOutcome<string> Judge => Outcome(5, judge);
}
