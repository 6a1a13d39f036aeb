#pragma warning disable // as if emitted
#nullable enable

using System.CodeDom.Compiler;
using Aegis.Pipelines;

namespace Aegis.Tests.Pipelines.Emitted;

/// <summary>What became of one run of <see cref="DiamondPipeline"/>.</summary>
[GeneratedCode("Aegis.Generators", "0.1.0")]
public sealed class DiamondPipelineResult : PipelineResult
{
    private readonly string researcher;
    private readonly int analyst;
    private readonly bool critic;
    private readonly string editor;

    internal DiamondPipelineResult(PipelineRunRecord record, string researcher, int analyst, bool critic, string editor)
        : base(record)
    {
        this.researcher = researcher;
        this.analyst = analyst;
        this.critic = critic;
        this.editor = editor;
    }

    /// <summary>What became of <see cref="Emitted.Researcher"/>.</summary>
    public AgentOutcome<string> Researcher => Outcome(0, researcher);

    /// <summary>What became of <see cref="Emitted.Analyst"/>.</summary>
    public AgentOutcome<int> Analyst => Outcome(1, analyst);

    /// <summary>What became of <see cref="Emitted.Critic"/>.</summary>
    public AgentOutcome<bool> Critic => Outcome(2, critic);

    /// <summary>What became of <see cref="Emitted.Editor"/>.</summary>
    public AgentOutcome<string> Editor => Outcome(3, editor);
}
