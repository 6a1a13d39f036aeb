using Aegis.Tools;
using Microsoft.Extensions.AI;

namespace Aegis.Agents;

/// <summary>The tools that an agent's model is told of, and those of them that Aegis calls.</summary>
internal sealed class AgentToolset
{
    private readonly string agentId;
    private readonly List<AITool> all = [];
    private readonly Dictionary<string, (AIFunctionDeclaration Function, string Source)> functions = new(
        StringComparer.Ordinal
    );

    /// <summary>Puts tools together.</summary>
    /// <exception cref="InvalidOperationException">Two functions have the same name.</exception>
    public AgentToolset(string agentId, IReadOnlyList<AITool> own, IReadOnlyList<AITool> shared)
    {
        this.agentId = agentId;
        Add(own, "the agent's own tools");
        Add(shared, "the tools of its context (AgentContext.Tools, [UseTools])");
    }

    /// <summary>What the provider is given, including tools that only it can run.</summary>
    public IReadOnlyList<AITool> All => all;

    /// <summary>The names of the functions, for messages.</summary>
    public IReadOnlyCollection<string> Names => functions.Keys;

    /// <summary>A function as Aegis calls it; none when nothing has that name, or only a declaration.</summary>
    public ToolFunction? Find(string name) =>
        !functions.TryGetValue(name, out var found) ? null
        : found.Function is AIFunction function ? function as ToolFunction ?? new WrappedFunction(function)
        : null;

    /// <summary>Whether a function asks for approval itself, also when somebody else calls it.</summary>
    public bool IsGuarded(string name) => functions.TryGetValue(name, out var found) && found.Function is ToolFunction;

    private void Add(IReadOnlyList<AITool> tools, string source)
    {
        foreach (var tool in tools)
        {
            if (tool is null)
            {
                throw new InvalidOperationException($"One of {source} of agent '{agentId}' is null.");
            }

            if (tool is AIFunctionDeclaration function && !functions.TryAdd(tool.Name, (function, source)))
            {
                throw Duplicate(tool.Name, functions[tool.Name].Source, source);
            }

            all.Add(tool);
        }
    }

    private InvalidOperationException Duplicate(string name, string first, string second) =>
        new(
            $"Agent '{agentId}' has two tools named '{name}': one of {first} and {(first == second ? "another" : "one")} of "
                + $"{second}. A model could not tell them apart; rename one, for example with [Tool(Name = …)]."
        );
}
