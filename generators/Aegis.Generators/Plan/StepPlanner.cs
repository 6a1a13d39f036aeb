using Aegis.Graph.Check;
using Aegis.Graph.Model;

namespace Aegis.Generators.Plan;

/// <summary>The agents of a closure to the steps of a plan.</summary>
internal static class StepPlanner
{
    public static EquatableArray<AgentStep> Plan(
        PipelineClosure closure,
        PipelineNames names,
        Dictionary<string, ToolsetStep> toolsets
    )
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var agent in closure.Agents)
        {
            numbers.Add(agent.Key, numbers.Count);
        }

        return closure.Agents.Select(agent => Plan(agent, closure, numbers, names, toolsets)).ToEquatableArray();
    }

    private static AgentStep Plan(
        BoundAgent agent,
        PipelineClosure closure,
        Dictionary<string, int> numbers,
        PipelineNames names,
        Dictionary<string, ToolsetStep> toolsets
    )
    {
        var node = agent.Node;
        var number = numbers[agent.Key];
        return new AgentStep
        {
            Number = number,
            Id = node.Id,
            Name = node.Type.Name,
            Type = node.Type.FullName,
            Description = node.Description,
            Property = names.Property(number),
            Variable = names.Variable(names.Property(number)),
            Call = names.Call(names.Property(number)),
            Instance = names.Instance(names.Property(number)),
            Form = node.Form,
            Returns = node.Form == AgentForm.Composed ? ReturnShape.TaskOfValue : node.Run?.Returns ?? ReturnShape.Void,
            Policy =
                node.Policies.Count > 0 || node.Fallback is { Defect: null }
                    ? new PolicyStep(
                        names.Policy(names.Property(number)),
                        node.Policies,
                        node.Fallback is { Defect: null } fallback ? fallback : null
                    )
                    : null,
            Output = node.Output switch
            {
                { IsConfined: true } => null,
                { IsUnknown: true } => KnownTypes.Anything,
                var output => output,
            },
            Method = node.Form == AgentForm.Bodied ? node.Run?.Name ?? "RunAsync" : "RunCoreAsync",
            IsStatic = node.Run?.IsStatic ?? false,
            Arguments =
                node.Form == AgentForm.Composed
                    ? MessageOf(agent, closure, numbers, names)
                    : ArgumentsOf(agent, numbers, names),
            Edges = EdgesOf(agent, numbers),
            ClientKey = node.ClientKey,
            LivesForRun = node.LivesForRun,
            IsDisposable = node.IsDisposable,
            Constructor = node.Constructor,
            Toolsets = ToolsetStepPlanner
                .UsesOf(node)
                .Select(use => toolsets[use.Type.Identity])
                .Distinct()
                .ToEquatableArray(),
            ToolNames = node
                .OwnToolNames.Concat(node.UsedTools.SelectMany(use => use.Tools))
                .Distinct(StringComparer.Ordinal)
                .ToEquatableArray(),
        };
    }

    private static EquatableArray<StepEdge> EdgesOf(BoundAgent agent, Dictionary<string, int> numbers) =>
        agent
            .Edges.Where(edge => numbers.ContainsKey(edge.Source))
            .Select(edge => new StepEdge(numbers[edge.Source], numbers[agent.Key], edge.IsOptional, edge.Parameters))
            .ToEquatableArray();

    private static EquatableArray<Argument> ArgumentsOf(
        BoundAgent agent,
        Dictionary<string, int> numbers,
        PipelineNames names
    )
    {
        var arguments = new List<Argument>();
        for (var i = 0; i < agent.Bindings.Count; i++)
        {
            var parameter = agent.Node.Run!.Parameters[i];
            var binding = agent.Bindings[i];
            var source = binding.Source is { } key && numbers.TryGetValue(key, out var number) ? number : -1;
            var kind = binding.Kind switch
            {
                BindingKind.CancellationToken => ArgumentKind.CancellationToken,
                BindingKind.Context => ArgumentKind.Context,
                BindingKind.Outcome => ArgumentKind.Outcome,
                BindingKind.Output when agent.Edges.Any(e => e.Source == binding.Source && e.IsOptional) =>
                    ArgumentKind.OptionalOutput,
                BindingKind.Output => ArgumentKind.Output,
                _ => ArgumentKind.Input,
            };
            var input = kind == ArgumentKind.Input ? names.Input(parameter.Name) : "";
            arguments.Add(new Argument(parameter.Name, kind, input, source, parameter.Type.FullName));
        }

        return arguments.ToEquatableArray();
    }

    /// <summary>An agent of instructions alone is told all inputs, and the output of each dependency.</summary>
    private static EquatableArray<Argument> MessageOf(
        BoundAgent agent,
        PipelineClosure closure,
        Dictionary<string, int> numbers,
        PipelineNames names
    )
    {
        var inputs = closure.Inputs.Select(input => new Argument(
            input.Name,
            ArgumentKind.Input,
            names.Input(input.Name),
            -1,
            input.Type.FullName
        ));
        var outputs = agent
            .Edges.Where(edge => numbers.ContainsKey(edge.Source))
            .Select(edge => (Edge: edge, Source: closure.Agents[numbers[edge.Source]].Node))
            .Where(pair => pair.Source.Output is not null)
            .Select(pair => new Argument(
                pair.Source.Type.Name,
                pair.Edge.IsOptional ? ArgumentKind.OptionalOutput : ArgumentKind.Output,
                "",
                numbers[pair.Edge.Source],
                pair.Source.Output!.FullName
            ));
        return inputs.Concat(outputs).ToEquatableArray();
    }
}
