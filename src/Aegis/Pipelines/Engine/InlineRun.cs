using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Aegis.Pipelines;

/// <summary>How far a run has come that has not needed the engine yet.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct InlineRun
{
    internal InlineRun(InlineTiming? timing, CancellationToken token)
    {
        Token = token;
        Timing = timing;
        ExecutionContext = ExecutionContext.Capture();
    }

    /// <summary>The token for the agents.</summary>
    public CancellationToken Token { get; }

    internal ExecutionContext? ExecutionContext { get; }

    /// <summary>Takes the agents' time; null when nobody asked for it.</summary>
    internal InlineTiming? Timing { get; }

    /// <summary>How many agents have completed; the number of the one that is next or under way.</summary>
    internal int Agent { get; private set; }

    /// <summary>Whether that agent was called and goes on by itself.</summary>
    internal bool Suspended { get; private set; }

    /// <summary>Notes whether the agent that was just called has completed.</summary>
    /// <param name="completed">Whether it has.</param>
    /// <returns>Whether the next agent may be called.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Completed(bool completed)
    {
        // an agent that is no async method may have left its AsyncLocals behind
        if (ExecutionContext is not null && ExecutionContext.Capture() != ExecutionContext)
        {
            ExecutionContext.Restore(ExecutionContext);
        }

        if (!completed)
        {
            Suspended = true;
            return false;
        }

        Timing?.Complete(Agent);
        Agent++;
        return !Token.IsCancellationRequested;
    }
}
