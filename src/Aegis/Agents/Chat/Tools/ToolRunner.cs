using Aegis.Memory;
using Aegis.Pipelines;
using Aegis.Runs;
using Aegis.Tools;
using Microsoft.Extensions.AI;

namespace Aegis.Agents;

/// <summary>Makes one call that a model asks for; whatever the model did wrong becomes a result that it can read.</summary>
internal sealed class ToolRunner(AgentContext context, AgentToolset tools, AgentJournal? journal = null)
{
    /// <summary>Who of the calls waits for people.</summary>
    public AgentWaits Waits => context.Waits;

    /// <summary>Which call of its tool a call is; none when nobody has to know.</summary>
    public ToolOrdinal? OrdinalOf(FunctionCallContent call) =>
        tools.Find(call.Name) is { Definition.IsRecorded: true }
            ? new ToolOrdinal(context.ToolOrdinals.Next(call.Name))
            : null;

    /// <summary>
    /// Does to the memory what those of the next calls did whose results are kept, in the order in which they ended, so that the
    /// calls that are still to be made see it.
    /// </summary>
    public async ValueTask RedoAsync(int calls, CancellationToken cancellationToken)
    {
        if (journal is null)
        {
            return;
        }

        var kept = Enumerable.Range(1, calls).Select(number => journal.ResultOf(number)?.Memory).OfType<KeptChanges>();
        foreach (var changes in kept.OrderBy(static changes => changes.At).ToList())
        {
            await context.RedoAsync(changes, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Makes the call, and tells followers of it; unless it was made before, and what it gave is kept.</summary>
    public async ValueTask<FunctionResultContent> RunAsync(
        FunctionCallContent call,
        int number,
        ToolOrdinal? ordinal,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (journal?.ResultOf(number) is { } kept)
        {
            return Result(call, kept);
        }

        using var current = context.Enter();
        if (!context.IsFollowed)
        {
            return Result(call, await KeepAsync(call, number, ordinal, cancellationToken).ConfigureAwait(false));
        }

        var arguments = call.Arguments ?? new Dictionary<string, object?>();
        context.ReportToolCall(
            new ToolCallNotice(
                call.Name,
                call.CallId,
                new Dictionary<string, object?>(arguments, StringComparer.Ordinal)
            )
        );
        var start = context.TimeProvider.GetTimestamp();
        try
        {
            var outcome = await KeepAsync(call, number, ordinal, cancellationToken).ConfigureAwait(false);
            ReportReturn(call, outcome, start);
            return Result(call, outcome);
        }
        catch (Exception exception)
        {
            // the model hears no more of it, since the agent ends; whoever follows the run waits for an end of the call
            ReportReturn(call, ToolErrors.Refusal(call.Name, exception.Message), start);
            throw;
        }
    }

    private void ReportReturn(FunctionCallContent call, in ToolOutcome outcome, long start) =>
        context.ReportToolReturn(
            new ToolReturnNotice(
                call.Name,
                call.CallId,
                outcome.Value,
                outcome.IsError,
                context.TimeProvider.GetElapsedTime(start)
            )
        );

    /// <summary>What a tool is given of a call.</summary>
    public static AIFunctionArguments Arguments(AgentContext context, FunctionCallContent call) =>
        // a copy: what a tool does to its arguments must not change what the model is told it had asked for
        new(call.Arguments is null ? null : new Dictionary<string, object?>(call.Arguments, StringComparer.Ordinal))
        {
            Services = context.Services,
            Context = new Dictionary<object, object?> { [typeof(FunctionCallContent)] = call },
        };

    private static FunctionResultContent Result(FunctionCallContent call, in ToolOutcome outcome) =>
        new(call.CallId, ResultText.Of(outcome));

    /// <summary>Makes the call; in a durable run its result is kept before the model hears of it.</summary>
    private ValueTask<ToolOutcome> KeepAsync(
        FunctionCallContent call,
        int number,
        ToolOrdinal? ordinal,
        CancellationToken cancellationToken
    ) =>
        journal is null
            ? CallAsync(call, ordinal, dispatch: null, cancellationToken)
            : JournaledCall.RunAsync(
                journal,
                call,
                number,
                dispatch => CallAsync(call, ordinal, dispatch, cancellationToken)
            );

    private ValueTask<ToolOutcome> CallAsync(
        FunctionCallContent call,
        ToolOrdinal? ordinal,
        ToolDispatch? dispatch,
        CancellationToken cancellationToken
    )
    {
        if (tools.Find(call.Name) is not { } tool)
        {
            return new(Unknown(call.Name));
        }

        if (call.Exception is { } unreadable)
        {
            return new(
                ToolErrors.Refusal(
                    call.Name,
                    $"The arguments could not be read: {unreadable.Message} The tool was not called. Send them as a JSON object."
                )
            );
        }

        var arguments = Arguments(context, call);
        if (ordinal is not null)
        {
            arguments.Context![typeof(ToolOrdinal)] = ordinal;
        }

        if (dispatch is not null)
        {
            dispatch.IsNoted = tool.Definition.Effect == ToolEffect.Unspecified;
            arguments.Context![typeof(ToolDispatch)] = dispatch;
        }

        return tool.ExecuteAsync(arguments, cancellationToken);
    }

    private ToolOutcome Unknown(string name)
    {
        var shown = Shortened.Of(name);
        AgentLog.UnknownTool(context.Logger, context.AgentId, shown);
        var meant = ClosestName.Of(name, tools.Names) is { } close && close != name ? $" Did you mean '{close}'?" : "";
        var known =
            tools.Names.Count == 0 ? "There are no tools." : $"The tools are: {string.Join(", ", tools.Names)}.";
        return ToolErrors.Refusal(shown, $"There is no tool of this name that can be called here.{meant} {known}");
    }
}
