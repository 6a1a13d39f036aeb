using System.Collections.Immutable;
using Aegis.Graph.Model;

namespace Aegis.Graph.Check;

/// <summary>Decides what each parameter of a run method takes.</summary>
public static class ParameterBinder
{
    public static BoundAgent Bind(AgentNode agent)
    {
        var run = agent.Form == AgentForm.Composed ? null : agent.Run;
        var parameters = run?.Parameters ?? default;
        var bindings = ImmutableArray.CreateBuilder<Binding>(parameters.Count);
        foreach (var parameter in parameters)
        {
            bindings.Add(Bind(agent, parameter));
        }

        return new BoundAgent(agent, new(bindings.ToImmutable()), EdgesOf(agent, parameters, bindings));
    }

    /// <summary>The dependencies that could provide a parameter, the best fit alone; several make it ambiguous.</summary>
    public static List<int> BestFits(AgentNode agent, RunParameter parameter)
    {
        var best = Fit.Implicit;
        var found = new List<int>();
        foreach (var i in parameter.Fits.Count == 0 ? [] : DistinctDependencies(agent))
        {
            if (parameter.Fits[i] < best)
            {
                continue;
            }

            if (parameter.Fits[i] > best)
            {
                best = parameter.Fits[i];
                found.Clear();
            }

            found.Add(i);
        }

        return found;
    }

    private static Binding Bind(AgentNode agent, RunParameter parameter)
    {
        switch (parameter.Role)
        {
            case ParameterRole.CancellationToken:
                return new Binding(BindingKind.CancellationToken);
            case ParameterRole.Context:
                return new Binding(BindingKind.Context);
            case ParameterRole.Value when parameter.IsMarkedInput:
                return new Binding(BindingKind.Input);
        }

        if (parameter.FromAgent is { } from)
        {
            return FromNamed(agent, parameter, from);
        }

        var fits = BestFits(agent, parameter);
        return fits.Count switch
        {
            1 => Take(agent, parameter, fits[0]),
            > 1 => new Binding(BindingKind.Ambiguous),
            _ when agent.Dependencies.Count == 0 && parameter.Role == ParameterRole.Value => new Binding(
                BindingKind.Input
            ),
            _ => new Binding(BindingKind.Unbound),
        };
    }

    private static Binding FromNamed(AgentNode agent, RunParameter parameter, string from)
    {
        for (var i = 0; i < agent.Dependencies.Count; i++)
        {
            if (agent.Dependencies[i].Target == from && parameter.Fits[i] != Fit.None)
            {
                return Take(agent, parameter, i);
            }
        }

        return new Binding(BindingKind.Unbound);
    }

    private static Binding Take(AgentNode agent, RunParameter parameter, int dependency) =>
        new(
            parameter.Role == ParameterRole.Outcome ? BindingKind.Outcome : BindingKind.Output,
            agent.Dependencies[dependency].Target,
            parameter.Fits[dependency]
        );

    private static EquatableArray<Edge> EdgesOf(
        AgentNode agent,
        EquatableArray<RunParameter> parameters,
        ImmutableArray<Binding>.Builder bindings
    )
    {
        if (agent.Dependencies.Count == 0)
        {
            return default;
        }

        var optional = new HashSet<string>(
            agent.Dependencies.Where(d => d.IsDeclaredOptional).Select(d => d.Target),
            StringComparer.Ordinal
        );
        var edges = ImmutableArray.CreateBuilder<Edge>(agent.Dependencies.Count);
        foreach (var i in DistinctDependencies(agent))
        {
            var dependency = agent.Dependencies[i];
            if (dependency.Kind != TargetKind.Agent)
            {
                continue;
            }

            var fed = new List<string>();
            var isOptional = optional.Contains(dependency.Target);
            for (var p = 0; p < bindings.Count; p++)
            {
                if (bindings[p].Source == dependency.Target)
                {
                    fed.Add(parameters[p].Name);
                    isOptional |= bindings[p].Kind == BindingKind.Outcome;
                }
            }

            edges.Add(new Edge(dependency.Target, isOptional, i, fed.ToEquatableArray()));
        }

        return new(edges.ToImmutable());
    }

    /// <summary>The places of the dependencies, each target once.</summary>
    private static List<int> DistinctDependencies(AgentNode agent)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var places = new List<int>(agent.Dependencies.Count);
        for (var i = 0; i < agent.Dependencies.Count; i++)
        {
            if (seen.Add(agent.Dependencies[i].Target))
            {
                places.Add(i);
            }
        }

        return places;
    }
}
