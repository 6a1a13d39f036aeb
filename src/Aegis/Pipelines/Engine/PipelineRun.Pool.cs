using Aegis.Agents;
using Aegis.Resilience;

namespace Aegis.Pipelines;

// how agents wait for a place in a pool that several runs share
public abstract partial class PipelineRun
{
    private AgentPool? pool;
    private PoolPlace?[]? places;

    /// <summary>Takes a place for an agent that is to be called.</summary>
    /// <param name="agent">The agent's number.</param>
    /// <param name="ready">The list that is worked on.</param>
    /// <param name="ended">Whether the agent will not be called: the pool has turned it away, or the run is to stop.</param>
    /// <returns>Whether it has a place. If not, and it has not ended, it is called as soon as it has.</returns>
    private bool TryTakePlace(int agent, ref ReadyList ready, out bool ended)
    {
        ended = false;
        if (places![agent] is not { } place)
        {
            // no token that fires may keep the run from knowing of it
            var entering = pool!.EnterAsync(Token);
            if (!entering.IsCompleted)
            {
                ready.Reading = 0;
                BecomeConcurrent();
                _ = WaitForPlaceAsync(agent, entering);
                return false;
            }

            places[agent] = place = PoolPlace.Of(entering);
        }

        if (place.Error is not { } error)
        {
            if (!Token.IsCancellationRequested)
            {
                return true;
            }

            // it got its place while the run was told to stop: it has not started, and will not
            place.Lease.Complete(new OperationCanceledException(Token), isCancelled: true);
            places[agent] = null;
            ended = true;
            Skip(agent, cause: null);
            return false;
        }

        ended = true;
        if (error is OperationCanceledException && Token.IsCancellationRequested)
        {
            Skip(agent, cause: null);
        }
        else
        {
            Fail(agent, error, ref ready);
        }

        return false;
    }

    private async Task WaitForPlaceAsync(int agent, ValueTask<AgentPoolLease> entering)
    {
        try
        {
            places![agent] = new PoolPlace(await entering.ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            places![agent] = new PoolPlace(exception);
        }

        StartHere(agent);
    }

    /// <summary>Gives back what an agent holds that has ended.</summary>
    private void LeavePool(int agent, Exception? error)
    {
        stands?[agent]?.Close();
        if (places?[agent] is not { Error: null } place)
        {
            return;
        }

        try
        {
            place.Lease.Complete(error, Token.IsCancellationRequested);
        }
        catch (Exception exception)
        {
            // an IFaultClassifier of the app: the place is given back all the same, and its mistake is no agent's
            AgentLog.ClassifierFailed(host.Logger(shape.Ids[agent]), shape.Ids[agent], exception);
        }
    }
}
