using Aegis.Resilience;

namespace Aegis.Pipelines;

/// <summary>An agent's place in a pool, or why there is none.</summary>
internal sealed class PoolPlace
{
    public PoolPlace(AgentPoolLease lease) => Lease = lease;

    public PoolPlace(Exception error) => Error = error;

    public AgentPoolLease Lease { get; set; }

    public Exception? Error { get; }

    /// <summary>Of an entry that is decided.</summary>
    public static PoolPlace Of(ValueTask<AgentPoolLease> entering)
    {
        try
        {
            return new PoolPlace(entering.GetAwaiter().GetResult());
        }
        catch (Exception exception)
        {
            return new PoolPlace(exception);
        }
    }

    /// <summary>Lets others have it.</summary>
    public void StepAside() => Lease = Lease.StepAside();
}
