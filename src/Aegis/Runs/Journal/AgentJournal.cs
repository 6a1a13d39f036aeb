using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Aegis.Agents;
using Aegis.Tools;
using Microsoft.Extensions.AI;

namespace Aegis.Runs;

/// <summary>
/// What an agent's model and tools said, kept before anybody acts upon it: an agent that is called again after a crash hears the
/// same until it is where it was.
/// </summary>
internal sealed class AgentJournal
{
    private static readonly JsonTypeInfo<ChatResponse> Response = TypeInfo<ChatResponse>();
    private static readonly JsonTypeInfo<IList<AIContent>> Contents = TypeInfo<IList<AIContent>>();
    private readonly DurableRun run;
    private readonly object gate = new();
    private readonly Dictionary<(int Round, int Call, RunStepKind Kind), RunStep> steps = [];
    private int generation = 1;
    private int round;
    private bool isUsed;
    private int isClaimed;

    public AgentJournal(DurableRun run, string agentId, IEnumerable<RunStep> kept)
    {
        this.run = run;
        AgentId = agentId;
        var last = kept.GroupBy(step => step.Generation).MaxBy(steps => steps.Key);
        if (last is null)
        {
            return;
        }

        generation = last.Key;
        if (last.Any(step => step.Kind == RunStepKind.Failed))
        {
            generation++;
            return;
        }

        foreach (var step in last)
        {
            steps.Add((step.Round, step.Call, step.Kind), step);
        }
    }

    public string AgentId { get; }

    /// <summary>
    /// The journal for the first conversation of an attempt; none for another that a tool of the agent holds in its name, and
    /// that is not held again when the tool's result is kept.
    /// </summary>
    public AgentJournal? Claim() => Interlocked.Exchange(ref isClaimed, 1) == 0 ? this : null;

    /// <summary>The model's next answer: the one that is kept, else the one that it gives.</summary>
    public async Task<ChatResponse> AnswerAsync(AgentContext context, Func<Task<ChatResponse>> ask)
    {
        round++;
        isUsed = true;
        if (Find(call: 0, RunStepKind.Answer) is { } kept)
        {
            var before = JsonSerializer.Deserialize(kept.Body, Response)!;
            Count(context, before);
            return before;
        }

        var response = await ask().ConfigureAwait(false);
        await AppendAsync(call: 0, RunStepKind.Answer, JsonSerializer.Serialize(response, Response))
            .ConfigureAwait(false);
        return response;
    }

    /// <summary>What a call of the last answer gave; none when that is not kept.</summary>
    public ToolOutcome? ResultOf(int call) =>
        Find(call, RunStepKind.Result) is { } kept ? ToolOutcomeCodec.FromText(kept.Body) : null;

    /// <summary>Whether a call may have been made of which nobody knows what it gave.</summary>
    public bool IsInDoubt(int call) => Find(call, RunStepKind.Dispatched) is not null;

    /// <summary>Keeps that a call is about to be made.</summary>
    public Task DispatchAsync(int call) =>
        IsInDoubt(call) ? Task.CompletedTask : AppendAsync(call, RunStepKind.Dispatched, "");

    /// <summary>Keeps what a call gave.</summary>
    public Task ReturnAsync(int call, in ToolOutcome outcome) =>
        AppendAsync(call, RunStepKind.Result, ToolOutcomeCodec.ToText(outcome));

    /// <summary>What is said to a middleware that asks whether it may make calls.</summary>
    public async Task<IList<AIContent>> DecideAsync(Func<Task<IList<AIContent>>> decide)
    {
        if (Find(call: 0, RunStepKind.Decisions) is { } kept)
        {
            var before = JsonSerializer.Deserialize(kept.Body, Contents)!;
            // a "yes" is good for one call, which may have been made: whoever keeps the approvals knows
            return before.OfType<ToolApprovalResponseContent>().Any(static answer => answer.Approved)
                ? await decide().ConfigureAwait(false)
                : before;
        }

        var answers = await decide().ConfigureAwait(false);
        await AppendAsync(call: 0, RunStepKind.Decisions, JsonSerializer.Serialize(answers, Contents))
            .ConfigureAwait(false);
        return answers;
    }

    /// <summary>Begins anew for the next attempt; from what is kept when the last one only waits for an approval.</summary>
    public void Restart(Exception error)
    {
        round = 0;
        isClaimed = 0;
        if (!DurableRun.IsWaiting(error))
        {
            lock (gate)
            {
                generation++;
                steps.Clear();
            }
        }
    }

    /// <summary>Keeps that the agent failed, if its failure may come from what it heard.</summary>
    public Task FailAsync() =>
        isUsed ? run.AppendAsync(Step(atRound: 0, call: 0, RunStepKind.Failed, "")) : Task.CompletedTask;

    private static void Count(AgentContext context, ChatResponse response)
    {
        if (response.Usage is { } usage)
        {
            context.AddUsage(usage);
            return;
        }

        foreach (var content in response.Messages.SelectMany(message => message.Contents).OfType<UsageContent>())
        {
            context.AddUsage(content.Details);
        }
    }

    private static JsonTypeInfo<T> TypeInfo<T>() =>
        (JsonTypeInfo<T>)AgentJson.TypeInfo(AIJsonUtilities.DefaultOptions, typeof(T));

    private RunStep? Find(int call, RunStepKind kind)
    {
        lock (gate)
        {
            return steps.GetValueOrDefault((round, call, kind));
        }
    }

    private async Task AppendAsync(int call, RunStepKind kind, string body)
    {
        var step = Step(round, call, kind, body);
        await run.AppendAsync(step).ConfigureAwait(false);
        lock (gate)
        {
            steps[(step.Round, call, kind)] = step;
        }
    }

    private RunStep Step(int atRound, int call, RunStepKind kind, string body) =>
        new()
        {
            AgentId = AgentId,
            Generation = generation,
            Round = atRound,
            Call = call,
            Kind = kind,
            Body = body,
        };
}
