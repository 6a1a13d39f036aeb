using Aegis.Graph.Check;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

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

    public override void Check(CheckContext context)
    {
        foreach (var agent in context.OwnAgents)
        {
            CheckMembers(context, agent.Node.Type, agent.Node.ClashingMembers);
        }

        foreach (var toolset in context.Graph.Toolsets)
        {
            CheckMembers(context, toolset.Type, toolset.ClashingMembers, ToolsetNode.ClashPart);
        }

        var results = new HashSet<string>(StringComparer.Ordinal);
        foreach (var closure in context.Closures)
        {
            CheckMembers(context, closure.Node.Type, closure.Node.ClashingMembers);
            CheckRuns(context, closure.Node);
            CheckDispose(context, closure);
            CheckResultName(context, closure.Node, results);
            CheckProperties(context, closure);
        }
    }

    private static void CheckMembers(
        CheckContext context,
        TypeDeclaration type,
        EquatableArray<string> members,
        int part = 0
    )
    {
        for (var i = 0; i < members.Count; i++)
        {
            context.Report(
                Descriptor,
                new Anchor(type.Key, AnchorKind.ClashingMember, i, part),
                $"'{type.Name}' has a member '{members[i]}', which Aegis writes; rename it"
                    + (part == ToolsetNode.ClashPart ? ", or move the tools to another type" : "")
            );
        }
    }

    /// <summary>A declaration for which no other part is written.</summary>
    private static void CheckRuns(CheckContext context, PipelineNode pipeline)
    {
        // declared with the name that its result should have had: one mistake, and it is reported
        for (var i = 0; i < pipeline.RefusedRuns.Count && pipeline.TakenResultName is null; i++)
        {
            var run = pipeline.RefusedRuns[i];
            var parameters = string.Join(", ", run.Parameters.Select(p => $"{p.Type.DisplayName} {p.Name}"));
            context.Report(
                Descriptor,
                new Anchor(pipeline.Type.Key, AnchorKind.RunMethod, i + 1),
                $"'{pipeline.Type.Name}' declares a RunPipelineAsync that is not the one Aegis writes; declare it once, as "
                    + $"'public partial Task<{pipeline.ResultName}> RunPipelineAsync({parameters})'"
            );
        }
    }

    /// <summary>A pipeline disposes of its agents, if any of them wants it.</summary>
    private static void CheckDispose(CheckContext context, PipelineClosure closure)
    {
        if (
            closure.Node.OwnDispose is { } member
            && closure.Agents.FirstOrDefault(agent => agent.Node is { IsDisposable: true, LivesForRun: false })
                is { } agent
        )
        {
            context.Report(
                Descriptor,
                new Anchor(closure.Node.Type.Key, AnchorKind.Name),
                $"'{closure.Node.Type.Name}' has a member '{member}', which Aegis writes, because agent "
                    + $"'{agent.Node.Type.Name}' is disposed of with the pipeline; remove it"
            );
        }
    }

    private static void CheckResultName(CheckContext context, PipelineNode pipeline, HashSet<string> results)
    {
        var taken =
            pipeline.TakenResultName ?? (results.Add(ResultNaming.FullNameOf(pipeline)) ? null : pipeline.ResultName);
        var free = pipeline.TakenResultName is null ? pipeline.Type.Name + "Outcome" : pipeline.ResultName;
        if (taken is not null)
        {
            context.Report(
                Descriptor,
                new Anchor(pipeline.Type.Key, AnchorKind.Name),
                [new Hint(HintKeys.Property, "ResultName"), new Hint(HintKeys.Name, free)],
                $"The result of pipeline '{pipeline.Type.Name}' would be '{taken}', and "
                    + (
                        SyntaxFacts.IsValidIdentifier(taken)
                            ? "there is a type of that name already"
                            : "that is no name in C#"
                    )
                    + "; set ResultName"
            );
        }
    }

    private static void CheckProperties(CheckContext context, PipelineClosure closure)
    {
        var clashes = ResultProperties.ClashesOf(closure.Agents, closure.WantedNames, closure.Node);
        for (var i = 0; i < clashes.Count; i++)
        {
            if (clashes[i] is not { } clash)
            {
                continue;
            }

            // a class of another assembly has no place here, and can not be renamed from here
            var agent = closure.Agents[i].Node;
            var name = closure.WantedNames[i];
            var isSoEverywhere = !SyntaxFacts.IsValidIdentifier(name) || ResultProperties.Inherited.Contains(name);
            var owner = agent.IsExternal ? OwnerOf(closure) : agent.Type.Key;
            context.Report(
                Descriptor,
                new Anchor(owner, AnchorKind.Name),
                agent.IsExternal
                    ? []
                    : [new Hint(HintKeys.Property, "Name"), new Hint(HintKeys.Name, closure.ResultNames[i])],
                $"Agent '{agent.Type.Name}' would be the property '{name}' of "
                    + (isSoEverywhere ? "a result" : $"the result of '{closure.Node.Type.Name}'")
                    + $", which is {clash}; set [Agent(Name = …)]"
            );
        }
    }

    /// <summary>The pipeline; the one that nobody declared has no place, but the first agent it was made for has.</summary>
    private static string OwnerOf(PipelineClosure closure) =>
        closure.Node.IsDefault ? closure.Agents.First(a => !a.Node.IsExternal).Key : closure.Node.Type.Key;
}
