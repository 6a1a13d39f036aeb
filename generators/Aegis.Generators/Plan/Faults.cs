using Aegis.Graph.Check;
using Aegis.Graph.Model;

namespace Aegis.Generators.Plan;

/// <summary>The errors among the findings, by the class they are about.</summary>
internal sealed class Faults(CheckedGraph graph)
{
    private readonly ILookup<string, Finding> byOwner = graph
        .Findings.Where(finding => finding.IsError)
        .ToLookup(finding => finding.Anchor.Owner, StringComparer.Ordinal);

    /// <summary>What keeps an agent from running; empty when nothing does.</summary>
    public string Of(BoundAgent agent)
    {
        var fault = Of(agent.Key);
        return fault.Length == 0 && (agent.IsUnsettled || !agent.Node.IsExtensible || HasUnknown(agent))
            ? $"The class of agent '{agent.Node.Type.Name}' does not compile."
            : fault;
    }

    /// <summary>What is wrong with a class, as an exception may say it; empty when nothing is.</summary>
    public string Of(string key)
    {
        foreach (var finding in byOwner[key])
        {
            return $"{finding.RuleId}: {finding.Message}";
        }

        return "";
    }

    /// <summary>No rule speaks where the compiler does: types that do not exist, and what can not be bound for them.</summary>
    private static bool HasUnknown(BoundAgent agent) =>
        agent.Node.Dependencies.Any(dependency => dependency.Kind == TargetKind.Unknown)
        || agent.Node.Constructor.Any(parameter => parameter.Type.IsUnknown || parameter.Name.Length == 0)
        || HasUnknown(agent.Node.Run);

    public static bool HasUnknown(RunMethod? method) =>
        method is not null
        && (
            method.IsBroken
            || method.Output is { IsUnknown: true }
            || method.Parameters.Any(parameter => parameter.Type.IsUnknown || parameter.Name.Length == 0)
        );
}
