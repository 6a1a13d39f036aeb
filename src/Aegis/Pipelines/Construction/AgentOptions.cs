namespace Aegis;

/// <summary>
/// What an app chooses for an agent over its attributes: named options, the name being the agent's id.
/// <c>services.AddChatProviders(configuration)</c> reads them from <c>Agents:{id}</c>;
/// <c>services.Configure&lt;AgentOptions&gt;("Writer", …)</c> sets them in code. They hold for pipelines that are built from
/// services.
/// </summary>
public sealed class AgentOptions
{
    internal static readonly AgentOptions None = new();

    /// <summary>
    /// The provider, or any other key of an <c>IChatClient</c> service, that the agent asks. Default: the agent's own
    /// <see cref="AgentAttribute.Client"/>.
    /// </summary>
    public string? Provider { get; set; }

    /// <summary>
    /// The model to ask for. Default: the agent's own <see cref="AgentAttribute.Model"/>, or the provider's when
    /// <see cref="Provider"/> is another one than the attribute's, since it would not know that model.
    /// </summary>
    public string? Model { get; set; }
}
