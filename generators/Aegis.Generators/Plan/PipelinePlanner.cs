using Aegis.Graph.Check;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis.CSharp;

namespace Aegis.Generators.Plan;

/// <summary>Checked pipelines to what is written for them.</summary>
internal static class PipelinePlanner
{
    public static IEnumerable<PipelinePlan> Plan(CheckedGraph graph)
    {
        var faults = new Faults(graph);
        var hints = new HintNames();
        foreach (var closure in graph.Pipelines)
        {
            var node = closure.Node;
            var fault = FaultOf(closure, faults);
            var names = new PipelineNames(closure);
            var agents = StepPlanner.Plan(closure, names);
            yield return new PipelinePlan
            {
                HintName = hints.Take(node.Type.Key),
                GraphName =
                    graph.Pipelines.Items.Count(other => IsCalled(other, node.Type.Name)) == 1
                        ? node.Type.Name
                        : node.Type.Key,
                Type = node.Type,
                IsDefault = node.IsDefault,
                HasPart = node.IsExtensible && node.ClashingMembers.Count == 0,
                HasConstructors = node.Defects.All(defect => defect.Kind != DefectKind.UnusablePipeline),
                IsStatic = node.IsStatic,
                Fault = fault,
                Access = AccessOf(closure) == Visibility.Public ? "public" : "internal",
                ResultName = IsResultNameFree(node) ? node.ResultName : node.Type.Name + "Outcome",
                Inputs = closure
                    .Inputs.Where(i => !i.Type.IsConfined) // only in a run method that is reported
                    .Select(i => new InputStep(i.Name, i.Type, i.Default, names.Input(i.Name)))
                    .ToEquatableArray(),
                Agents = agents,
                MaxConcurrency = node.MaxConcurrency,
                StopsOnFailure = node.StopsOnFailure,
                TimeoutSeconds = node.TimeoutSeconds,
                Pinned = node.Pinned,
                InlineAgents = fault.Length > 0 ? 0 : InlinePlanner.Plan(agents),
                WritesGraph = graph.Graph.Project.WritesGraph && fault.Length == 0,
            };
        }
    }

    /// <summary>File names are compared without case on some systems.</summary>
    private static bool IsCalled(PipelineClosure pipeline, string name) =>
        string.Equals(pipeline.Node.Type.Name, name, StringComparison.OrdinalIgnoreCase);

    private static string FaultOf(PipelineClosure closure, Faults faults)
    {
        var own = faults.Of(closure.Node.Type.Key);
        return own.Length > 0
            ? own
            : closure.Agents.Select(agent => faults.Of(agent.Key)).FirstOrDefault(fault => fault.Length > 0) ?? "";
    }

    /// <summary>A result with a wrong name still has to be there: what is used of it is no mistake.</summary>
    private static bool IsResultNameFree(PipelineNode node) =>
        node.ResultName != node.Type.Name && SyntaxFacts.IsValidIdentifier(node.ResultName);

    private static Visibility AccessOf(PipelineClosure closure)
    {
        var all = closure
            .Agents.Select(agent => agent.Node.Type.Visibility)
            .Concat(closure.Agents.Select(agent => agent.Node.Output?.Visibility ?? Visibility.Public))
            .Concat(closure.Inputs.Select(input => input.Type.Visibility));
        return all.Aggregate(closure.Node.Type.Visibility, (least, next) => next < least ? next : least);
    }
}
