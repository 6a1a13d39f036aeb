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
        for (var i = 0; i < parameter.Fits.Count; i++)
        {
            if (!IsFirstOfItsTarget(agent, i) || parameter.Fits[i] < best)
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

        var edges = ImmutableArray.CreateBuilder<Edge>(agent.Dependencies.Count);
        for (var i = 0; i < agent.Dependencies.Count; i++)
        {
            var dependency = agent.Dependencies[i];
            if (dependency.Kind != TargetKind.Agent || !IsFirstOfItsTarget(agent, i))
            {
                continue;
            }

            var fed = new List<string>();
            var isOptional = agent.Dependencies.Any(d => d.Target == dependency.Target && d.IsDeclaredOptional);
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

    private static bool IsFirstOfItsTarget(AgentNode agent, int index)
    {
        for (var i = 0; i < index; i++)
        {
            if (agent.Dependencies[i].Target == agent.Dependencies[index].Target)
            {
                return false;
            }
        }

        return true;
    }
}
