using Aegis.Agents;
using Microsoft.Extensions.AI;

namespace Aegis.Runs;

/// <summary>
/// Calls that an agent made before it failed, and of which nobody knows whether they took effect. The model that is asked anew
/// hears of each of them, in place of a call of the same tool, before that tool is called again.
/// </summary>
internal sealed class CallDoubts(StepReader reader)
{
    private readonly Dictionary<string, int> countByTool = new(StringComparer.Ordinal);
    private readonly HashSet<int> told = [];
    private Dictionary<string, int> left = [];

    /// <summary>Adds those of a generation that has failed.</summary>
    /// <exception cref="RunValueException">Which tools it called can not be read.</exception>
    public void Add(IReadOnlyCollection<RunStep> generation)
    {
        var returned = generation
            .Where(static step => step.Kind == RunStepKind.Result)
            .Select(static step => (step.Round, step.Call))
            .ToHashSet();
        foreach (var step in generation.Where(static step => step.Kind == RunStepKind.Dispatched))
        {
            if (!returned.Contains((step.Round, step.Call)))
            {
                var tool = ToolOf(step, generation);
                countByTool[tool] = countByTool.GetValueOrDefault(tool) + 1;
            }
        }
    }

    /// <summary>Begins a conversation, whose model has heard of none.</summary>
    public void Begin()
    {
        left = new(countByTool, StringComparer.Ordinal);
        told.Clear();
    }

    /// <summary>
    /// Settles which calls of an answer are not made, but answered. In the model's order, so that a run that is resumed again
    /// settles the same.
    /// </summary>
    public void Hear(ChatResponse answer)
    {
        told.Clear();
        if (left.Count == 0)
        {
            return;
        }

        var calls = PendingCalls.Of(answer);
        for (var at = 0; at < calls.Count; at++)
        {
            if (left.GetValueOrDefault(calls[at].Name) is > 0 and var count)
            {
                left[calls[at].Name] = count - 1;
                told.Add(at + 1);
            }
        }
    }

    /// <summary>Whether a call of the last answer is answered with a doubt.</summary>
    public bool Concern(int call) => told.Contains(call);

    private string ToolOf(RunStep dispatched, IReadOnlyCollection<RunStep> generation)
    {
        var answer = generation.FirstOrDefault(step =>
            step.Kind == RunStepKind.Answer && step.Round == dispatched.Round
        );
        var calls = answer is null ? [] : PendingCalls.Of(reader.Answer(answer));
        return dispatched.Call <= calls.Count
            ? calls[dispatched.Call - 1].Name
            : throw reader.Damaged(dispatched, "The answer that it belongs to is not there.");
    }
}
