using Aegis.Graph.Check;
using Aegis.Graph.Model;

namespace Aegis.Generators.Plan;

/// <summary>Checked agents to what is written beside their classes.</summary>
internal static class AgentPlanner
{
    public static IEnumerable<AgentPlan> Plan(CheckedGraph graph)
    {
        var faults = new Faults(graph);
        var hints = new HintNames();
        var byKey = graph.Agents.ToDictionary(agent => agent.Key, StringComparer.Ordinal);
        foreach (var agent in graph.Agents)
        {
            if (!agent.Node.IsExternal && agent.Node.IsExtensible)
            {
                var plan = Plan(agent, faults.Of(agent), hints.Take(agent.Key), byKey);
                if (plan is not { Surface: AgentSurface.BodiesOnly, Method: null, Surplus.Count: 0 })
                {
                    yield return plan;
                }
            }
        }
    }

    private static AgentPlan Plan(BoundAgent agent, string fault, string hint, Dictionary<string, BoundAgent> agents)
    {
        var node = agent.Node;
        return new AgentPlan
        {
            HintName = hint,
            Type = node.Type,
            Id = node.Id,
            Form = node.Form,
            Surface =
                node.Defects.Count > 0 || node.ClashingMembers.Count > 0 || Faults.HasUnknown(node.Run)
                    ? AgentSurface.BodiesOnly
                : fault.Length > 0 ? AgentSurface.Throwing
                : AgentSurface.Working,
            Fault = fault,
            Output = node.Output,
            Inputs = Parameters(agent)
                .Where(p => p.Binding.Kind == BindingKind.Input)
                .Select(p => p.Parameter.Name)
                .ToEquatableArray(),
            Dependencies = agent
                .Edges.Where(edge => agents.TryGetValue(edge.Source, out var source) && source.Node.Defects.Count == 0)
                .Select(edge => agents[edge.Source].Node.Type.FullName)
                .ToEquatableArray(),
            HidesInherited = node.HidesInherited,
            Instructions = node.Instructions,
            Model = node.Model,
            Prompt = node.PromptTemplate,
            Tools = ToolsOf(node),
            MaxToolRounds = node.MaxToolRounds,
            MaxOutputTokens = node.MaxOutputTokens,
            UsedTools = node
                .UsedTools.Where(use => use.Kind == ToolUseKind.Toolset)
                .Select(use => use.Type.Identity)
                .ToEquatableArray(),
            Method = node.Form == AgentForm.Prompted ? WithoutFits(node.Run!) : null,
            Surplus = node.SurplusDeclarations,
            Message = Parameters(agent)
                .Where(p => p.Binding.Kind is BindingKind.Input or BindingKind.Output or BindingKind.Outcome)
                .Select(p => PartOf(p.Parameter, p.Binding, agents))
                .ToEquatableArray(),
        };
    }

    private static string? ToolsOf(AgentNode node) =>
        node.OwnTools switch
        {
            InheritedTools.Static => $"{node.Type.FullName}.Tools",
            InheritedTools.OfInstance => "this.Tools",
            _ when node.MaxToolRounds != 0 || node.MaxOutputTokens != 0 =>
                "global::System.Array.Empty<global::Microsoft.Extensions.AI.AITool>()",
            _ => null,
        };

    /// <summary>What dependencies produce decides what is bound, which the plan says already.</summary>
    private static RunMethod WithoutFits(RunMethod method) =>
        method with
        {
            Parameters = method.Parameters.Select(p => p with { Fits = default }).ToEquatableArray(),
        };

    private static MessagePart PartOf(RunParameter parameter, Binding binding, Dictionary<string, BoundAgent> agents) =>
        new(
            parameter.Name,
            binding.Source is { } source ? agents[source].Node.Type.Name : parameter.Name,
            binding.Kind == BindingKind.Input,
            binding.Kind == BindingKind.Outcome
        );

    private static IEnumerable<(RunParameter Parameter, Binding Binding)> Parameters(BoundAgent agent)
    {
        for (var i = 0; i < agent.Bindings.Count; i++)
        {
            yield return (agent.Node.Run!.Parameters[i], agent.Bindings[i]);
        }
    }
}
