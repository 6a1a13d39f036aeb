using Aegis.Graph.Model;

namespace Aegis.Graph.Tests.Building;

/// <summary>One pipeline of a graph by hand.</summary>
internal sealed class PipelineBuilder(string key, string[] outputs) : IPart
{
    private Func<PipelineNode, PipelineNode> more = node => node;

    /// <summary>Anything but its outputs.</summary>
    public PipelineBuilder With(Func<PipelineNode, PipelineNode> change)
    {
        var before = more;
        more = node => change(before(node));
        return this;
    }

    /// <param name="parameters">Types and names of what its own RunPipelineAsync declares.</param>
    public PipelineBuilder Pinned(params (string Type, string Name)[] parameters) =>
        With(node =>
            node with
            {
                Pinned = new PinnedSignature(
                    "public",
                    parameters
                        .Select(p => new PinnedParameter(p.Name, Types.Of(p.Type), PinnedRole.Input))
                        .ToEquatableArray()
                ),
            }
        );

    public PipelineNode Build(IReadOnlyDictionary<string, AgentBuilder> agents)
    {
        var type = Declarations.Class(key);
        return more(
            new PipelineNode
            {
                Type = type,
                ResultName = type.Name + "Result",
                Outputs = outputs
                    .Select(output => new Dependency(
                        output,
                        Declarations.NameOf(output),
                        false,
                        agents.ContainsKey(output) ? TargetKind.Agent : TargetKind.NoAgent
                    ))
                    .ToEquatableArray(),
            }
        );
    }
}
