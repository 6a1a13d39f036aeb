namespace Aegis;

/// <summary>Makes a <c>partial</c> class an agent: one node of a pipeline.</summary>
/// <remarks>
/// The class has one <em>run method</em>. Without one, Aegis writes <c>Task&lt;string&gt; RunAsync</c>, which sends the
/// instructions and the outputs of the agent's dependencies to the model. A <c>partial</c> <c>RunAsync</c> declares what
/// goes in and what comes out, and Aegis writes the body. A <c>RunAsync</c> or <c>Run</c> with a body is plain C#.
/// </remarks>
/// <param name="instructions">
/// The system message of an agent that uses a model. An agent whose run method has a body needs none.
/// </param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AgentAttribute(string? instructions = null) : Attribute
{
    /// <summary>The system message of an agent that uses a model.</summary>
    public string? Instructions { get; } = instructions;

    /// <summary>The stable name of the agent in events, logs and durable runs. Default: the class's name.</summary>
    public string? Id { get; set; }

    /// <summary>The name of the agent's property on the pipeline's result. Default: the class's name.</summary>
    public string? Name { get; set; }

    /// <summary>What the agent does, for people and for the graph. Default: none.</summary>
    public string? Description { get; set; }

    /// <summary>
    /// The key of the <c>IChatClient</c> service the agent uses, unless <c>AgentOptions</c> choose another. Default: the
    /// pipeline's own client.
    /// </summary>
    public string? Client { get; set; }

    /// <summary>
    /// The model to ask the client for, unless <c>AgentOptions</c> choose another. Default: the client's own choice.
    /// </summary>
    public string? Model { get; set; }

    /// <summary>How long one instance of the agent lives. Default: <see cref="AgentLifetime.Singleton"/>.</summary>
    public AgentLifetime Lifetime { get; set; }

    /// <summary>
    /// How many times in a run the model may ask for tools. Default: 0, which stands for
    /// <c>AegisOptions.MaxToolRounds</c>.
    /// </summary>
    public int MaxToolRounds { get; set; }

    /// <summary>
    /// How many tokens the model may answer a request with. Default: 0, the provider's own limit. An answer that is cut off by
    /// it is an <see cref="AgentResponseException"/>. A <see cref="PipelineAttribute.TokenBudget"/> reckons with it.
    /// </summary>
    public int MaxOutputTokens { get; set; }
}
