using Microsoft.Extensions.AI;

namespace Aegis.Telemetry;

/// <summary>Traces and measures requests to models.</summary>
public static class ChatTelemetry
{
    /// <summary>
    /// Traces and measures what goes through the client: a <c>chat</c> span a request, under whatever span is current, and the
    /// metrics of the conventions. Costs nothing that can be measured while nobody listens. Agents of pipelines need not ask for it:
    /// what stands between them and their model does it already.
    /// </summary>
    /// <param name="client">The client. It is disposed of together with the one that is given back.</param>
    /// <param name="options">What spans may say. Default: those of <see cref="TelemetryOptions"/>.</param>
    /// <returns>The client with telemetry; <paramref name="client"/> itself when it has it already, and its own options.</returns>
    public static IChatClient UseAegisTelemetry(this IChatClient client, TelemetryOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client.GetService<TelemetryChatClient>() is null
            ? new TelemetryChatClient(client, options ?? new TelemetryOptions())
            : client;
    }

    /// <summary>The layer of all agents.</summary>
    internal static IChatClient Over(IChatClient client, IServiceProvider? services) =>
        client.UseAegisTelemetry((services is null ? AegisOptions.Default : AegisOptions.From(services)).Telemetry);
}
