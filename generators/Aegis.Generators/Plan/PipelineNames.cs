using Aegis.Generators.Emit;
using Aegis.Graph.Check;
using Microsoft.CodeAnalysis.CSharp;

namespace Aegis.Generators.Plan;

/// <summary>
/// Chooses the names in the emitted classes of one pipeline, so that whatever agents and inputs are called meets neither
/// another's name nor that of a member or local that is always there.
/// </summary>
internal sealed class PipelineNames
{
    private static readonly string[] OfObject =
    [
        "Equals",
        "Finalize",
        "GetHashCode",
        "GetType",
        "MemberwiseClone",
        "ReferenceEquals",
        "ToString",
    ];

    private static readonly string[] OfState =
    [
        Code.RunState,
        Code.AgentSet,
        "Invoke",
        "Await",
        "RunInline",
        "VisitOutput",
        "VisitInputs",
        "CreateResult",
        "CancellationToken",
        "agents",
        "agent",
        "run",
        "record",
        "result",
        "context",
        "message",
        "parts",
        "continuation",
        "visitor",
        "nameof",
    ];

    private readonly HashSet<string> inState;
    private readonly List<string> properties = [];
    private readonly HashSet<string> inSet;
    private readonly Dictionary<string, string> inputs = new(StringComparer.Ordinal);

    public PipelineNames(PipelineClosure closure, string resultName)
    {
        var inResult = new HashSet<string>([.. ResultProperties.Inherited, resultName], StringComparer.Ordinal);
        foreach (var (agent, name) in closure.Agents.Zip(closure.ResultNames, (agent, name) => (agent, name)))
        {
            // a name that is no identifier, or is taken, is reported; the others' properties shall be there all the same
            var property = SyntaxFacts.IsValidIdentifier(name) ? name : agent.Node.Type.Name;
            properties.Add(Take(inResult, property, "Agent"));
        }

        // an agent's variable is also a field of the result, beside the properties
        inState = new HashSet<string>([.. OfObject, .. OfState, .. properties], StringComparer.Ordinal);
        inSet = new HashSet<string>([.. OfObject, Code.AgentSet, "Host", "host"], StringComparer.Ordinal);
        for (var chunk = 0; chunk * StateEmitter.ChunkSize < closure.Agents.Count; chunk++)
        {
            inState.UnionWith([$"Invoke{chunk}", $"Await{chunk}", $"VisitOutput{chunk}", $"Complete{chunk}"]);
            inSet.UnionWith([$"Build{chunk}", $"BuildPolicies{chunk}"]);
        }

        foreach (var input in closure.Inputs)
        {
            inputs[input.Name] = Take(inState, input.Name, "Input");
        }
    }

    /// <summary>The property of the agent of a number on the result.</summary>
    public string Property(int number) => properties[number];

    /// <summary>The field that holds an input.</summary>
    public string Input(string name) => inputs.TryGetValue(name, out var field) ? field : name;

    /// <summary>The field that holds an agent's output, in the state and in the result.</summary>
    public string Variable(string property) => Take(inState, Code.Camel(property), "Output");

    /// <summary>The method that calls an agent.</summary>
    public string Call(string property) => Take(inState, "Call" + property, "Agent");

    /// <summary>The property that holds an agent's instance.</summary>
    public string Instance(string property) => Take(inSet, property, "Agent");

    /// <summary>The field that holds what stands before an agent.</summary>
    public string Policy(string property) => Take(inSet, property + "Policy", "Call");

    /// <summary>The property that holds a toolset's instance; of a generic type without what is in its brackets.</summary>
    public string Toolset(string type)
    {
        var letters = type.TakeWhile(letter => letter != '<')
            .Where(letter => char.IsLetterOrDigit(letter) || letter == '_');
        return Take(inSet, string.Concat(letters), "Tools");
    }

    private static string Take(HashSet<string> taken, string name, string suffix)
    {
        var free = taken.Contains(name) ? name + suffix : name;
        for (var number = 2; !taken.Add(free); number++)
        {
            free = $"{name}{suffix}{number}";
        }

        return free;
    }
}
