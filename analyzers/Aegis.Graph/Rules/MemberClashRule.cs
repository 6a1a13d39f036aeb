using Aegis.Graph.Check;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Rules;

/// <summary>What Aegis writes needs its names free.</summary>
public sealed class MemberClashRule : GraphRule
{
    public static readonly DiagnosticDescriptor Descriptor = Describe.Error(
        DiagnosticIds.MemberClash,
        "Emitted member would clash",
        "{0}"
    );

    public override DiagnosticDescriptor Rule => Descriptor;

    /// <summary>Members that a result inherits, which its properties must not hide.</summary>
    private static readonly HashSet<string> ResultMembers =
    [
        "RunId",
        "Status",
        "Summary",
        "Outcome",
        "Outcomes",
        "Usage",
        "Duration",
        "EnsureSuccess",
        "Equals",
        "GetHashCode",
        "GetType",
        "ToString",
        "MemberwiseClone",
        "ReferenceEquals",
        "Finalize",
    ];

    public override void Check(CheckContext context)
    {
        foreach (var agent in context.OwnAgents)
        {
            CheckMembers(context, agent.Node.Type, agent.Node.ClashingMembers);
        }

        foreach (var closure in context.Closures)
        {
            CheckMembers(context, closure.Node.Type, closure.Node.ClashingMembers);
            CheckResultName(context, closure.Node);
            CheckProperties(context, closure);
        }
    }

    private static void CheckMembers(CheckContext context, TypeDeclaration type, EquatableArray<string> members)
    {
        for (var i = 0; i < members.Count; i++)
        {
            context.Report(
                Descriptor,
                new Anchor(type.Key, AnchorKind.ClashingMember, i),
                $"'{type.Name}' has a member '{members[i]}', which Aegis writes; rename it"
            );
        }
    }

    private static void CheckResultName(CheckContext context, PipelineNode pipeline)
    {
        if (pipeline.TakenResultName is { } taken)
        {
            context.Report(
                Descriptor,
                new Anchor(pipeline.Type.Key, AnchorKind.Name),
                [new Hint(HintKeys.Property, "ResultName"), new Hint(HintKeys.Name, pipeline.ResultName)],
                $"The result of pipeline '{pipeline.Type.Name}' would be '{taken}', and there is a type of "
                    + "that name already; set ResultName"
            );
        }
    }

    private static void CheckProperties(CheckContext context, PipelineClosure closure)
    {
        var first = new Dictionary<string, AgentNode>(StringComparer.Ordinal);
        for (var i = 0; i < closure.Agents.Count; i++)
        {
            var agent = closure.Agents[i].Node;
            var property = closure.ResultNames[i];
            var clash =
                ResultMembers.Contains(property) ? "a member that every result has"
                : property == closure.Node.ResultName ? "the name of the result itself"
                : first.TryGetValue(property, out var other) ? $"the property of '{other.Type.Key}'"
                : null;
            if (clash is null)
            {
                first.Add(property, agent);
                continue;
            }

            // a class of another assembly has no place here, and can not be renamed from here
            var owner = agent.IsExternal ? OwnerOf(closure) : agent.Type.Key;
            context.Report(
                Descriptor,
                new Anchor(owner, AnchorKind.Name),
                agent.IsExternal ? [] : Rename(agent, closure),
                $"Agent '{agent.Type.Name}' would be the property '{property}' of '{closure.Node.ResultName}', which is "
                    + $"{clash}; set [Agent(Name = …)]"
            );
        }
    }

    /// <summary>The pipeline; the one that nobody declared has no place, but the first agent it was made for has.</summary>
    private static string OwnerOf(PipelineClosure closure) =>
        closure.Node.IsDefault ? closure.Agents.First(a => !a.Node.IsExternal).Key : closure.Node.Type.Key;

    private static Hint[] Rename(AgentNode agent, PipelineClosure closure)
    {
        var taken = new HashSet<string>([.. closure.ResultNames, .. ResultMembers], StringComparer.Ordinal);
        var name = FreeNames.Like(agent.Type.Name + "Agent", taken);
        return [new Hint(HintKeys.Property, "Name"), new Hint(HintKeys.Name, name)];
    }
}
