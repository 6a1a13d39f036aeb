#pragma warning disable // as if emitted
#nullable enable

using System.CodeDom.Compiler;
using Aegis.Pipelines;

namespace Aegis.Tests.Pipelines.Emitted;

/// <summary>What became of one run of <see cref="MixedPipeline"/>.</summary>
[GeneratedCode("Aegis.Generators", "0.1.0")]
public sealed class MixedPipelineResult : PipelineResult
{
    internal MixedPipelineResult(PipelineRunRecord record)
        : base(record) { }

    /// <summary>What became of <see cref="Emitted.Reader"/>.</summary>
    public AgentOutcome<string> Reader { get; internal init; }

    /// <summary>What became of <see cref="Emitted.Counter"/>.</summary>
    public AgentOutcome<int> Counter { get; internal init; }

    /// <summary>What became of <see cref="Emitted.Splitter"/>.</summary>
    public AgentOutcome<IReadOnlyList<string>> Splitter { get; internal init; }

    /// <summary>What became of <see cref="Emitted.Witness"/>.</summary>
    public AgentOutcome<string> Witness { get; internal init; }

    /// <summary>What became of <see cref="Emitted.Recorder"/>.</summary>
    public AgentOutcome Recorder { get; internal init; }

    /// <summary>What became of <see cref="Emitted.Judge"/>.</summary>
    public AgentOutcome<string> Judge { get; internal init; }
}
