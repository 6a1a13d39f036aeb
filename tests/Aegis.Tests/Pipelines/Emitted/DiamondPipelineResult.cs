#pragma warning disable // as if emitted
#nullable enable

using System.CodeDom.Compiler;
using Aegis.Pipelines;

namespace Aegis.Tests.Pipelines.Emitted;

/// <summary>What became of one run of <see cref="DiamondPipeline"/>.</summary>
[GeneratedCode("Aegis.Generators", "0.1.0")]
public sealed class DiamondPipelineResult : PipelineResult
{
    internal DiamondPipelineResult(PipelineRunRecord record)
        : base(record) { }

    /// <summary>What became of <see cref="Emitted.Researcher"/>.</summary>
    public AgentOutcome<string> Researcher { get; internal init; }

    /// <summary>What became of <see cref="Emitted.Analyst"/>.</summary>
    public AgentOutcome<int> Analyst { get; internal init; }

    /// <summary>What became of <see cref="Emitted.Critic"/>.</summary>
    public AgentOutcome<bool> Critic { get; internal init; }

    /// <summary>What became of <see cref="Emitted.Editor"/>.</summary>
    public AgentOutcome<string> Editor { get; internal init; }
}
