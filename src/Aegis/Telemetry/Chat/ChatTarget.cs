using System.Diagnostics;
using Microsoft.Extensions.AI;
using static Aegis.Telemetry.TelemetryNames;

namespace Aegis.Telemetry;

/// <summary>Who is asked: what all metrics of a request say of it.</summary>
internal sealed class ChatTarget(ChatClientMetadata? metadata, ChatOptions? options)
{
    public string? Model { get; } = options?.ModelId ?? metadata?.DefaultModelId;

    public string Provider { get; } = metadata?.ProviderName is { Length: > 0 } name ? name : Other;

    /// <summary>How the span begins.</summary>
    public SpanStart Span()
    {
        var known = new List<KeyValuePair<string, object?>>(5) { new(ProviderName, Provider) };
        if (Model is not null)
        {
            known.Add(new(RequestModel, Model));
        }

        if (AgentSpan.Current is { } agent)
        {
            known.Add(new(AgentName, agent.Name));
        }

        if (metadata?.ProviderUri is { } address)
        {
            known.Add(new(ServerAddress, address.Host));
            known.Add(new(ServerPort, address.Port));
        }

        return new SpanStart(Chat, Model ?? Provider, known);
    }

    /// <summary>What every metric says.</summary>
    public TagList Tags(string? responseModel, string? errorType = null)
    {
        TagList tags = [new(OperationName, Chat), new(ProviderName, Provider)];
        tags.AddIfKnown(RequestModel, Model);
        tags.AddIfKnown(ResponseModel, responseModel);
        tags.AddIfKnown(ServerAddress, metadata?.ProviderUri?.Host);
        tags.AddIfKnown(ServerPort, metadata?.ProviderUri?.Port);
        tags.AddIfKnown(ErrorType, errorType);
        return tags;
    }
}
