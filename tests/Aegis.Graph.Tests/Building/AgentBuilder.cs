using Aegis.Graph.Model;

namespace Aegis.Graph.Tests.Building;

/// <summary>One agent of a graph by hand.</summary>
internal sealed class AgentBuilder(string key) : IPart
{
    private readonly List<(string Target, bool IsOptional, TargetKind Kind)> dependencies = [];
    private string[] parameters = [];
    private Func<AgentNode, AgentNode> more = node => node;
    private AgentForm form;
    private string? returns = "string";
    private string? prompt;

    public string Key => key;

    private string? Output => form == AgentForm.Composed ? "string" : returns;

    public AgentBuilder DependsOn(params string[] targets)
    {
        dependencies.AddRange(targets.Select(target => (target, false, TargetKind.Agent)));
        return this;
    }

    public AgentBuilder DependsOnOptionally(string target)
    {
        dependencies.Add((target, true, TargetKind.Agent));
        return this;
    }

    public AgentBuilder DependsOn(string target, TargetKind kind)
    {
        dependencies.Add((target, false, kind));
        return this;
    }

    /// <param name="output">What it returns; null for nothing.</param>
    /// <param name="parameters">As C# writes them.</param>
    public AgentBuilder Bodied(string? output, params string[] parameters)
    {
        (form, returns, this.parameters) = (AgentForm.Bodied, output, parameters);
        return this;
    }

    /// <param name="prompt">The template; null without <c>[Prompt]</c>.</param>
    /// <param name="output">What it returns.</param>
    /// <param name="parameters">As C# writes them.</param>
    public AgentBuilder Prompted(string? prompt, string output, params string[] parameters)
    {
        (form, this.prompt, returns, this.parameters) = (AgentForm.Prompted, prompt, output, parameters);
        return this;
    }

    /// <summary>Anything else.</summary>
    public AgentBuilder With(Func<AgentNode, AgentNode> change)
    {
        var before = more;
        more = node => change(before(node));
        return this;
    }

    public AgentNode Build(IReadOnlyDictionary<string, AgentBuilder> all)
    {
        var outputs = dependencies.ConvertAll(d => all.TryGetValue(d.Target, out var agent) ? agent.Output : null);
        var type = Declarations.Class(key);
        return more(
            new AgentNode
            {
                Type = type,
                Id = type.Name,
                Instructions = form == AgentForm.Bodied ? null : $"Be {type.Name}.",
                Form = form,
                PromptTemplate = prompt,
                Run = form == AgentForm.Composed ? null : RunMethod(outputs),
                Dependencies = dependencies
                    .Select(d => new Dependency(d.Target, Declarations.NameOf(d.Target), d.IsOptional, d.Kind))
                    .ToEquatableArray(),
            }
        );
    }

    private RunMethod RunMethod(List<string?> outputs) =>
        new(
            "RunAsync",
            returns is null ? "Task" : $"Task<{returns}>",
            returns is null ? ReturnShape.Task : ReturnShape.TaskOfValue,
            returns is null ? null : Types.Of(returns),
            parameters.Select(text => ParameterText.Parse(text, outputs)).ToEquatableArray(),
            IsStatic: false,
            "public"
        );
}
