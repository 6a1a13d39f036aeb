using Aegis.Graph.Check;
using Aegis.Graph.Model;

namespace Aegis.Generators.Plan;

/// <summary>Checked pipelines to what is written for them.</summary>
internal static class PipelinePlanner
{
    public static IEnumerable<PipelinePlan> Plan(CheckedGraph graph)
    {
        var faults = new Faults(graph);
        var hints = new HintNames();
        var registrations = new HashSet<string>(
            graph
                .Pipelines.Where(pipeline => pipeline.Node.Type.ContainerNames.Count == 0)
                .Select(p => p.Node.Type.Key),
            StringComparer.Ordinal
        );
        var results = new HashSet<string>(StringComparer.Ordinal);
        foreach (var closure in graph.Pipelines)
        {
            var node = closure.Node;
            var fault = FaultOf(closure, faults);
            var resultName = ResultNameOf(node, results);
            var names = new PipelineNames(closure, resultName);
            var toolsets = ToolsetStepPlanner.Plan(closure, names);
            var agents = StepPlanner.Plan(closure, names, toolsets);
            yield return new PipelinePlan
            {
                HintName = hints.Take(node.Type.Key),
                GraphName =
                    graph.Pipelines.Items.Count(other => IsCalled(other, node.Type.Name)) == 1
                        ? node.Type.Name
                        : node.Type.Key,
                Type = node.Type,
                IsDefault = node.IsDefault,
                HasPart = node.IsExtensible,
                HasResult = node.AreContainersPartial,
                HasConstructors =
                    node.HasUnusableBase || node.Defects.All(defect => defect.Kind != DefectKind.UnusablePipeline),
                HasUnusableBase = node.HasUnusableBase,
                IsStatic = node.IsStatic,
                Fault = fault,
                Access = AccessOf(closure) == Visibility.Public ? "public" : "internal",
                ResultName = resultName,
                ServicesName = ServicesNameOf(node.Type, registrations),
                Inputs = InputsOf(closure.Inputs, names),
                Agents = agents,
                Toolsets = toolsets.Values.ToEquatableArray(),
                MaxConcurrency = node.MaxConcurrency,
                StopsOnFailure = node.StopsOnFailure,
                TimeoutSeconds = node.TimeoutSeconds,
                TokenBudget = node.TokenBudget,
                Pinned = node.Pinned,
                Broken = fault.Length > 0 ? BrokenSurfacePlanner.Plan(closure, names) : null,
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
        return own.Length > 0 ? own : closure.Agents.Select(faults.Of).FirstOrDefault(fault => fault.Length > 0) ?? "";
    }

    /// <summary>As steps, without what only stands in a run method that is reported.</summary>
    public static EquatableArray<InputStep> InputsOf(EquatableArray<PipelineInput> inputs, PipelineNames names) =>
        inputs.Where(i => !i.Type.IsConfined && i.Name.Length > 0).Select(i => PlanInput(i, names)).ToEquatableArray();

    private static InputStep PlanInput(PipelineInput input, PipelineNames names) =>
        new(
            input.Name,
            input.Type.IsUnknown ? KnownTypes.Anything : input.Type,
            input.Default,
            names.Input(input.Name)
        );

    /// <summary>A result with a wrong name still has to be there: what is used of it is no mistake.</summary>
    private static string ResultNameOf(PipelineNode node, HashSet<string> taken) =>
        taken.Add(ResultNaming.FullNameOf(node)) ? node.ResultName : node.Type.Name + "Outcome";

    /// <summary>Outside of its containers a nested pipeline has their names before its own; whoever is outside comes first.</summary>
    private static string ServicesNameOf(TypeDeclaration type, HashSet<string> taken)
    {
        if (type.ContainerNames.Count == 0)
        {
            return type.Name;
        }

        var wanted = string.Concat(type.ContainerNames) + type.Name;
        var prefix = type.Namespace.Length == 0 ? "" : type.Namespace.Replace("@", "") + ".";
        var name = wanted;
        for (var number = 2; !taken.Add(prefix + name); number++)
        {
            name = wanted + number;
        }

        return name;
    }

    private static Visibility AccessOf(PipelineClosure closure)
    {
        var all = closure
            .Agents.Select(agent => agent.Node.Type.Visibility)
            .Concat(closure.Agents.Select(agent => agent.Node.Output?.Visibility ?? Visibility.Public))
            .Concat(closure.Inputs.Select(input => input.Type.Visibility));
        return all.Aggregate(closure.Node.Type.Visibility, (least, next) => next < least ? next : least);
    }
}
