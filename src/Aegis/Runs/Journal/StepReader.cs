using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Aegis.Agents;
using Aegis.Tools;
using Microsoft.Extensions.AI;

namespace Aegis.Runs;

/// <summary>What an agent's model and tools said, as it is kept, and back.</summary>
internal sealed class StepReader(string runId)
{
    private static readonly JsonTypeInfo<ChatResponse> Response = TypeInfo<ChatResponse>();
    private static readonly JsonTypeInfo<IList<AIContent>> Contents = TypeInfo<IList<AIContent>>();

    public static string Write(ChatResponse answer) => JsonSerializer.Serialize(answer, Response);

    public static string Write(IList<AIContent> decisions) => JsonSerializer.Serialize(decisions, Contents);

    /// <exception cref="RunValueException">It can not be read.</exception>
    public ChatResponse Answer(RunStep step) =>
        Read(
            step,
            static body => JsonSerializer.Deserialize(body, Response) is { } answer && IsWhole(answer) ? answer : null
        );

    /// <exception cref="RunValueException">It can not be read.</exception>
    public ToolOutcome Result(RunStep step) =>
        Read(step, static body => (ToolOutcome?)ToolOutcomeCodec.FromText(body))!.Value;

    /// <exception cref="RunValueException">It can not be read.</exception>
    public IList<AIContent> Decisions(RunStep step) =>
        Read(
            step,
            static body =>
                JsonSerializer.Deserialize(body, Contents) is { } contents && !contents.Contains(null!)
                    ? contents
                    : null
        );

    /// <summary>Makes sure, before any agent is called, that a step can be read.</summary>
    /// <exception cref="RunValueException">It can not.</exception>
    public void Check(RunStep step)
    {
        switch (step.Kind)
        {
            case RunStepKind.Answer:
                Answer(step);
                break;
            case RunStepKind.Result:
                Result(step);
                break;
            case RunStepKind.Decisions:
                Decisions(step);
                break;
        }
    }

    /// <summary>What is said of a step that can not be read.</summary>
    public RunValueException Damaged(RunStep step, string why, Exception? error = null) =>
        new(
            runId,
            $"What run '{runId}' has kept of agent '{step.AgentId}', {NameOf(step)}, can not be read: {why} No agent was called, "
                + "and nothing was changed. Restore the store from a backup; or use a new RunId, and tools are called again.",
            error
        );

    // whoever answers says something
    private static bool IsWhole(ChatResponse answer) => answer.Messages.Count > 0 && answer.Messages.All(IsWhole);

    private static bool IsWhole(ChatMessage? message) => message?.Contents.Contains(null!) == false;

    private static string NameOf(RunStep step) =>
        step.Kind switch
        {
            RunStepKind.Answer => $"answer {step.Round} of generation {step.Generation}",
            RunStepKind.Decisions => $"the decisions after answer {step.Round} of generation {step.Generation}",
            _ => $"call {step.Call} of answer {step.Round} of generation {step.Generation}",
        };

    private static JsonTypeInfo<T> TypeInfo<T>() =>
        (JsonTypeInfo<T>)AgentJson.TypeInfo(AIJsonUtilities.DefaultOptions, typeof(T));

    private T Read<T>(RunStep step, Func<string, T?> read)
    {
        try
        {
            return read(step.Body) ?? throw Damaged(step, "It is null, or has nulls in it.");
        }
        catch (Exception error)
            when (error
                    is JsonException
                        or NotSupportedException
                        or InvalidOperationException
                        or KeyNotFoundException
                        or ArgumentException
                        or FormatException
            )
        {
            throw Damaged(step, error.Message, error);
        }
    }
}
