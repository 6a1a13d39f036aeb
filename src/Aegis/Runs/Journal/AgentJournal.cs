using Aegis.Tools;
using Microsoft.Extensions.AI;

namespace Aegis.Runs;

/// <summary>
/// What an agent's model and tools said, kept before anybody acts upon it: an agent that is called again after a crash hears the
/// same until it is where it was.
/// </summary>
internal sealed class AgentJournal
{
    private readonly DurableRun run;
    private readonly StepReader reader;
    private readonly CallDoubts doubts;
    private readonly object gate = new();
    private readonly Dictionary<(int Round, int Call, RunStepKind Kind), RunStep> steps = [];
    private int generation = 1;
    private int round;
    private bool isUsed;
    private int isClaimed;

    /// <exception cref="RunValueException">What is kept can not be read.</exception>
    public AgentJournal(DurableRun run, StepReader reader, string agentId, IEnumerable<RunStep> kept)
    {
        this.run = run;
        AgentId = agentId;
        this.reader = reader;
        doubts = new CallDoubts(reader);
        var generations = kept.GroupBy(step => step.Generation).OrderBy(group => group.Key).ToList();
        for (var at = 0; at < generations.Count; at++)
        {
            Take(generations[at].Key, [.. generations[at]], isLast: at == generations.Count - 1);
        }

        doubts.Begin();
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
            var before = reader.Answer(kept);
            Count(context, before);
            doubts.Hear(before);
            return before;
        }

        var response = await ask().ConfigureAwait(false);
        await AppendAsync(call: 0, RunStepKind.Answer, StepReader.Write(response)).ConfigureAwait(false);
        doubts.Hear(response);
        return response;
    }

    /// <summary>What a call of the last answer gave; none when that is not kept.</summary>
    public ToolOutcome? ResultOf(int call) => Find(call, RunStepKind.Result) is { } kept ? reader.Result(kept) : null;

    /// <summary>Whether it may have been made, or one of its tool before the agent failed, and nobody knows what it gave.</summary>
    public bool IsInDoubt(int call) => IsDispatched(call) || doubts.Concern(call);

    /// <summary>Tells the log of a call that is not made because one may have been made before.</summary>
    public void ReportDoubt(string tool) => run.ReportDoubt(AgentId, tool);

    /// <summary>Keeps that a call is about to be made.</summary>
    public Task DispatchAsync(int call) =>
        IsDispatched(call) ? Task.CompletedTask : AppendAsync(call, RunStepKind.Dispatched, "");

    /// <summary>Keeps what a call gave.</summary>
    public Task ReturnAsync(int call, in ToolOutcome outcome) =>
        AppendAsync(call, RunStepKind.Result, ToolOutcomeCodec.ToText(outcome));

    /// <summary>What is said to a middleware that asks whether it may make calls.</summary>
    public async Task<IList<AIContent>> DecideAsync(Func<Task<IList<AIContent>>> decide)
    {
        if (Find(call: 0, RunStepKind.Decisions) is { } kept)
        {
            var before = reader.Decisions(kept);
            // a "yes" is good for one call, which may have been made: whoever keeps the approvals knows
            return before.OfType<ToolApprovalResponseContent>().Any(static answer => answer.Approved)
                ? await decide().ConfigureAwait(false)
                : before;
        }

        var answers = await decide().ConfigureAwait(false);
        await AppendAsync(call: 0, RunStepKind.Decisions, StepReader.Write(answers)).ConfigureAwait(false);
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
                doubts.Add(steps.Values);
                generation++;
                steps.Clear();
            }
        }

        doubts.Begin();
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

    /// <summary>Takes up a generation; of one that has failed only what may have happened is left.</summary>
    private void Take(int number, List<RunStep> kept, bool isLast)
    {
        generation = number;
        if (!isLast || kept.Exists(static step => step.Kind == RunStepKind.Failed))
        {
            doubts.Add(kept);
            generation++;
            return;
        }

        foreach (var step in kept)
        {
            reader.Check(step);
            steps.Add((step.Round, step.Call, step.Kind), step);
        }
    }

    private bool IsDispatched(int call) => Find(call, RunStepKind.Dispatched) is not null;

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
