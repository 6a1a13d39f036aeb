using Aegis.Graph.Check;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Rules;

/// <summary>A placeholder stands for a parameter of the run method; braces themselves are written twice.</summary>
public sealed class UnknownPlaceholderRule : GraphRule
{
    public static readonly DiagnosticDescriptor Descriptor = Describe.Error(
        DiagnosticIds.UnknownPlaceholder,
        "Placeholder matches no parameter",
        "Placeholder '{0}' of agent '{1}' {2}"
    );

    public override DiagnosticDescriptor Rule => Descriptor;

    public override void Check(CheckContext context)
    {
        foreach (var agent in context.OwnAgents.Where(agent => agent.Node.Form == AgentForm.Prompted))
        {
            foreach (var placeholder in Prompts.Placeholders(agent.Node).Distinct())
            {
                if (Prompts.Find(agent.Node, placeholder.Name) < 0)
                {
                    context.Report(
                        Descriptor,
                        new Anchor(agent.Key, placeholder.IsInstruction ? AnchorKind.Attribute : AnchorKind.Prompt),
                        Rename(agent.Node, placeholder.Name),
                        "{" + placeholder.Name + "}",
                        agent.Node.Type.Name,
                        $"matches no parameter; {Advice(agent.Node, placeholder.Name)}"
                    );
                }
            }

            foreach (var (name, isInstruction) in Prompts.Unclosed(agent.Node).Distinct())
            {
                context.Report(
                    Descriptor,
                    new Anchor(agent.Key, isInstruction ? AnchorKind.Attribute : AnchorKind.Prompt),
                    "{" + name,
                    agent.Node.Type.Name,
                    "is not closed; write '{" + name + "}', or the brace twice if it is text"
                );
            }
        }
    }

    private static string Advice(AgentNode agent, string name)
    {
        var known = Known(agent);
        if (Spelling.Nearest(name, known) is { } nearest)
        {
            return $"did you mean '{{{nearest}}}'?";
        }

        return known.Count == 0
            ? "the run method has none that a prompt can use; braces themselves are written twice"
            : $"there are {string.Join(", ", known.Select(parameter => $"{{{parameter}}}"))}; "
                + "braces themselves are written twice";
    }

    private static Hint[] Rename(AgentNode agent, string name) =>
        Spelling.Nearest(name, Known(agent)) is { } nearest
            ? [new Hint(HintKeys.Placeholder, name), new Hint(HintKeys.Name, nearest)]
            : [];

    private static List<string> Known(AgentNode agent) =>
        [.. Prompts.Usable(agent).Select(parameter => parameter.Name)];
}
