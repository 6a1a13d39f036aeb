using Aegis.Metrics;

namespace Aegis.Turns;

// that loops send each other turns is recorded
public sealed partial class AgentLoop
{
    private readonly AgentMetrics? metrics;

    private ValueTask DeliverAsync(AgentLoop other, Turn turn, CancellationToken cancellationToken) =>
        metrics is null || other == this
            ? other.PutAsync(turn, cancellationToken)
            : DeliverAndRecordAsync(other, turn, cancellationToken);

    private async ValueTask DeliverAndRecordAsync(AgentLoop other, Turn turn, CancellationToken cancellationToken)
    {
        await other.PutAsync(turn, cancellationToken).ConfigureAwait(false);
        metrics!.RecordInteraction(Name, other.Name, InteractionKind.Message);
    }
}
