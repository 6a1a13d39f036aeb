using System.Diagnostics;
using Aegis.Runs;
using Aegis.Telemetry;
using Microsoft.Extensions.Options;

namespace Aegis.Pipelines;

// what a run tells those who trace and measure; whether anybody does is decided as it begins
public abstract partial class PipelineRun
{
    private RunSpans? spans;

    /// <summary>
    /// Begins the run's span, which is current for all its agents. Whoever calls puts back what is given, for its own caller.
    /// </summary>
    /// <returns>What was current before; none when nobody listens.</returns>
    private protected ExecutionContext? BeginSpans()
    {
        if (!RunSpans.IsWanted)
        {
            return null;
        }

        var before = ExecutionContext.Capture();
        var options = host.Optional<IOptions<AegisOptions>>()?.Value ?? AegisOptions.Default;
        spans = new RunSpans(shape, host.TimeProvider, options.Telemetry.EnableSensitiveData)
        {
            RunId = EnsureRecord().RunId,
        };
        modes |= RunModes.Traced;
        return before;
    }

    /// <summary>Ends the run's span: from here on nothing of the run may begin another.</summary>
    private protected void EndSpans(Exception? error)
    {
        if (spans is not null)
        {
            var state = StateOf(error);
            spans.End(state, error ?? (state == RunState.Succeeded ? null : FirstError()));
            spans = null;
        }
    }

    /// <summary>The current span of a caller whose context does not flow into its run.</summary>
    internal static Activity? CallersSpan => RunSpans.IsWanted ? Activity.Current : null;

    /// <summary>Makes a span current that did not flow here.</summary>
    internal static void Adopt(Activity? callers)
    {
        if (callers is not null)
        {
            Activity.Current = callers;
        }
    }
}
