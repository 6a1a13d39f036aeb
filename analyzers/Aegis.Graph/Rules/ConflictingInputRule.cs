using Aegis.Graph.Check;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Rules;

/// <summary>Inputs are told apart by name alone, and become parameters beside those that every pipeline has.</summary>
public sealed class ConflictingInputRule : GraphRule
{
    public static readonly DiagnosticDescriptor Descriptor = Describe.Error(
        DiagnosticIds.ConflictingInput,
        "Inputs of a pipeline conflict",
        "{0}"
    );

    public override DiagnosticDescriptor Rule => Descriptor;

    public override void Check(CheckContext context)
    {
        foreach (var closure in context.Closures)
        {
            CheckParameters(context, closure);
            CheckPinned(context, closure);
        }
    }

    private static void CheckParameters(CheckContext context, PipelineClosure closure)
    {
        var first = new Dictionary<string, (BoundAgent Agent, RunParameter Parameter)>(StringComparer.Ordinal);
        foreach (var (agent, parameter) in ClosureBuilder.InputParameters(closure.Agents))
        {
            var anchor = new Anchor(agent.Key, AnchorKind.Parameter, IndexOf(agent.Node.Run!, parameter));
            var name = agent.Node.Type.Name;
            if (ClosureBuilder.ReservedInputs.Contains(parameter.Name))
            {
                context.Report(
                    Descriptor,
                    anchor,
                    Rename(agent, parameter),
                    $"Input '{parameter.Name}' of agent '{name}' has a name that RunPipelineAsync uses itself; rename it"
                );
            }
            else if (!first.TryGetValue(parameter.Name, out var known))
            {
                first.Add(parameter.Name, (agent, parameter));
            }
            else if (known.Parameter.Type.Identity != parameter.Type.Identity)
            {
                context.Report(
                    Descriptor,
                    anchor,
                    Rename(agent, parameter),
                    $"Input '{parameter.Name}' is '{parameter.Type.DisplayName}' in agent '{name}' and "
                        + $"'{known.Parameter.Type.DisplayName}' in '{known.Agent.Node.Type.Name}'; "
                        + "rename one or agree on the type"
                );
            }
        }
    }

    private static void CheckPinned(CheckContext context, PipelineClosure closure)
    {
        if (closure.Node.Pinned is not { } pinned)
        {
            return;
        }

        var declared = pinned.Parameters.Where(p => p.Role == PinnedRole.Input).ToList();
        if (!Fits(declared, closure.Inputs) && !Fits(declared, closure.WantedInputs))
        {
            context.Report(
                Descriptor,
                new Anchor(closure.Node.Type.Key, AnchorKind.RunMethod),
                $"RunPipelineAsync of '{closure.Node.Type.Name}' declares the inputs "
                    + $"({string.Join(", ", declared.Select(d => $"{d.Type.DisplayName} {d.Name}"))}), but its agents take "
                    + $"({string.Join(", ", closure.Inputs.Select(i => $"{i.Type.DisplayName} {i.Name}"))})"
            );
        }
    }

    private static bool Fits(List<PinnedParameter> declared, EquatableArray<PipelineInput> inputs) =>
        declared.Count == inputs.Count
        && inputs.All(i => declared.Any(d => d.Name == i.Name && d.Type.Identity == i.Type.Identity));

    private static Hint[] Rename(BoundAgent agent, RunParameter parameter) =>
        [
            new Hint(
                HintKeys.Name,
                FreeNames.Like(
                    FreeNames.Camel(agent.Node.Type.Name) + FreeNames.Pascal(parameter.Name),
                    [.. agent.Node.Run!.Parameters.Select(other => other.Name)]
                )
            ),
        ];

    private static int IndexOf(RunMethod run, RunParameter parameter) => run.Parameters.Items.IndexOf(parameter);
}
