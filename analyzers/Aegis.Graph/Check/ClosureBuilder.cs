using Aegis.Graph.Model;

namespace Aegis.Graph.Check;

/// <summary>A pipeline and the bound agents to the closure that runs.</summary>
internal static class ClosureBuilder
{
    /// <summary>What every RunPipelineAsync calls parameters of its own.</summary>
    public static readonly string[] ReservedInputs = ["options", "cancellationToken"];

    private static readonly PipelineInput ImplicitInput = new("input", KnownTypes.Text, null);

    public static PipelineClosure Build(PipelineNode pipeline, IReadOnlyDictionary<string, BoundAgent> agents)
    {
        var outputs = pipeline.TakesAllAgents
            ? agents.Values.Where(a => !a.Node.IsExternal).Select(a => a.Key)
            : pipeline.Outputs.Select(o => o.Target);
        var ordered = Levels.Order(Levels.Closure(outputs, agents));
        var inputs = InputsOf(ordered, includesUnbound: false);
        var hasImplicitInput =
            inputs.Count == 0 && ordered.Any(a => a.Node.Form == AgentForm.Composed && a.Node.Dependencies.Count == 0);
        if (hasImplicitInput)
        {
            inputs.Add(ImplicitInput);
        }

        var wanted = InputsOf(ordered, includesUnbound: true);
        if (wanted.Count == 0 && (hasImplicitInput || HiddenRoots.MayTakeInput(ordered)))
        {
            wanted.Add(ImplicitInput);
        }

        var names = ResultNaming.Of(ordered);
        return new PipelineClosure(
            pipeline,
            ordered.ToEquatableArray(),
            inputs.ToEquatableArray(),
            hasImplicitInput,
            ResultProperties.Free(ordered, names, pipeline)
        )
        {
            WantedNames = names,
            WantedInputs = wanted.ToEquatableArray(),
        };
    }

    private static List<PipelineInput> InputsOf(List<BoundAgent> agents, bool includesUnbound)
    {
        var inputs = new List<PipelineInput>();
        foreach (var (_, parameter) in InputParameters(agents, includesUnbound))
        {
            // an error of its own, which must not become a parameter that stands twice
            if (ReservedInputs.Contains(parameter.Name))
            {
                continue;
            }

            var known = inputs.FindIndex(input => input.Name == parameter.Name);
            if (known < 0)
            {
                inputs.Add(new PipelineInput(parameter.Name, parameter.Type, parameter.Default));
                continue;
            }

            // who takes no null decides; a default holds only when all agree on it
            var first = inputs[known];
            inputs[known] = new PipelineInput(
                first.Name,
                parameter.AcceptsNull || parameter.Type.Identity != first.Type.Identity ? first.Type : parameter.Type,
                first.Default == parameter.Default ? first.Default : null
            );
        }

        // C# wants optional parameters last
        for (var i = inputs.Count - 2; i >= 0; i--)
        {
            if (inputs[i + 1].Default is null)
            {
                inputs[i] = inputs[i] with { Default = null };
            }
        }

        return inputs;
    }

    internal static IEnumerable<(BoundAgent Agent, RunParameter Parameter)> InputParameters(
        IEnumerable<BoundAgent> agents,
        bool includesUnbound = false
    )
    {
        foreach (var agent in agents)
        {
            for (var i = 0; i < agent.Bindings.Count; i++)
            {
                var kind = agent.Bindings[i].Kind;
                if (kind == BindingKind.Input || (includesUnbound && kind == BindingKind.Unbound))
                {
                    yield return (agent, agent.Node.Run!.Parameters[i]);
                }
            }
        }
    }
}
