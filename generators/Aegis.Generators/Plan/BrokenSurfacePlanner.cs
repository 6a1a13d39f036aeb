using Aegis.Graph.Check;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis.CSharp;

namespace Aegis.Generators.Plan;

/// <summary>Decides what a pipeline with errors shows beyond what its agents tell.</summary>
internal static class BrokenSurfacePlanner
{
    public static BrokenSurface Plan(PipelineClosure closure, PipelineNames names) =>
        new(
            PipelinePlanner.InputsOf(closure.WantedInputs, names),
            closure.Node.ClashingMembers,
            closure.Node.RefusedRuns,
            NotYetAgents(closure, names)
        );

    /// <summary>What is named like an agent and is none will be a property once it is one.</summary>
    private static EquatableArray<string> NotYetAgents(PipelineClosure closure, PipelineNames names)
    {
        var taken = new HashSet<string>(
            [.. ResultProperties.Inherited, closure.Node.ResultName, closure.Node.Type.Name + "Outcome"],
            StringComparer.Ordinal
        );
        taken.UnionWith(closure.Agents.Select((_, number) => names.Property(number)));
        return closure
            .Agents.SelectMany(agent => agent.Node.Dependencies.Items)
            .Concat(closure.Node.Outputs.Items)
            .Where(target => target.Kind == TargetKind.NoAgent && SyntaxFacts.IsValidIdentifier(target.TargetName))
            .Select(target => target.TargetName)
            .Where(name => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None && taken.Add(name))
            .ToEquatableArray();
    }
}
