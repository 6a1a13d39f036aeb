using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Aegis.Tasks;

// a single profile: a run of one task
public sealed partial class Orchestrator
{
    /// <summary>Has a profile answer, through the pool.</summary>
    /// <param name="profile">Who answers.</param>
    /// <param name="prompt">The user message.</param>
    /// <param name="cancellationToken">Gives up the question.</param>
    /// <returns>The answer. What the profile's model or the pool throws is thrown.</returns>
    /// <exception cref="InvalidOperationException">There is no chat client for the profile.</exception>
    /// <exception cref="OperationCanceledException">The token fired before there was an answer.</exception>
    public async Task<AgentReply> RunAgentAsync(
        AgentProfile profile,
        string prompt,
        CancellationToken cancellationToken = default
    )
    {
        var result = await RunAsync(PlanAgent(profile, prompt), queue: null, options: null, cancellationToken)
            .ConfigureAwait(false);
        Rethrow(result);
        var outcome = result.Tasks[0];
        return new AgentReply(outcome.Text, outcome.Usage, outcome.Duration ?? TimeSpan.Zero);
    }

    /// <summary>Has a profile answer, and gives what its model says as it comes.</summary>
    /// <param name="profile">Who answers.</param>
    /// <param name="prompt">The user message.</param>
    /// <param name="cancellationToken">Gives up the question.</param>
    /// <returns>
    /// The pieces of text, also those with which the model announces calls of tools. To stop reading gives up the question.
    /// What the profile's model or the pool throws is thrown.
    /// </returns>
    /// <exception cref="InvalidOperationException">There is no chat client for the profile.</exception>
    public IAsyncEnumerable<string> StreamAgentAsync(
        AgentProfile profile,
        string prompt,
        CancellationToken cancellationToken = default
    ) => StreamTextAsync(PlanAgent(profile, prompt), cancellationToken);

    private TaskPlan PlanAgent(AgentProfile profile, string prompt)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return Plan([new AgentTask(profile.Name, prompt)], AgentTeam.Create(profile.Name, profile));
    }

    private async IAsyncEnumerable<string> StreamTextAsync(
        TaskPlan plan,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var events = StreamAsync(plan, queue: null, options: null, cancellationToken);
        await foreach (var happened in events.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (happened is AgentTextDelta delta)
            {
                yield return delta.Text;
            }
            else if (happened is RunCompleted completed)
            {
                Rethrow(completed.Result);
            }
        }
    }

    private static void Rethrow(PipelineResult result)
    {
        if (result.Outcomes[0].Error is { } error)
        {
            ExceptionDispatchInfo.Throw(error);
        }
    }
}
