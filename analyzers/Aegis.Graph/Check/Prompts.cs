using Aegis.Graph.Model;

namespace Aegis.Graph.Check;

/// <summary>What the texts of a prompted agent name.</summary>
public static class Prompts
{
    /// <summary>The placeholders of instructions and prompt, in that order.</summary>
    public static IEnumerable<(string Name, bool IsInstruction)> Placeholders(AgentNode agent) =>
        Of(agent.Instructions, true).Concat(Of(agent.PromptTemplate, false));

    /// <summary>What looks like a placeholder of these texts and lacks its closing brace.</summary>
    public static IEnumerable<(string Name, bool IsInstruction)> Unclosed(AgentNode agent)
    {
        var known = Usable(agent).Select(parameter => parameter.Name).ToList();
        return Names(agent.Instructions, true).Concat(Names(agent.PromptTemplate, false));

        IEnumerable<(string, bool)> Names(string? template, bool isInstruction) =>
            template is null ? [] : PromptTemplate.Unclosed(template, known).Select(name => (name, isInstruction));
    }

    /// <summary>The parameters that a text can name: all but the token and the context.</summary>
    public static IEnumerable<RunParameter> Usable(AgentNode agent) =>
        agent.Run!.Parameters.Where(p => p.Role is ParameterRole.Value or ParameterRole.Outcome);

    /// <summary>The place of a usable parameter by its name; -1 when there is none.</summary>
    public static int Find(AgentNode agent, string name)
    {
        var parameters = agent.Run!.Parameters;
        for (var i = 0; i < parameters.Count; i++)
        {
            if (parameters[i].Name == name && parameters[i].Role is (ParameterRole.Value or ParameterRole.Outcome))
            {
                return i;
            }
        }

        return -1;
    }

    private static IEnumerable<(string, bool)> Of(string? template, bool isInstruction) =>
        template is null
            ? []
            : PromptTemplate
                .Parse(template)
                .Where(part => part.IsPlaceholder)
                .Select(part => (part.Text, isInstruction));
}
