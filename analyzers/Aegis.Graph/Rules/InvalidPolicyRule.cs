using System.Globalization;
using Aegis.Graph.Check;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Rules;

/// <summary>A bound that no run can keep would be refused at the first run, long after it was written.</summary>
public sealed class InvalidPolicyRule : GraphRule
{
    /// <summary>What a timer of .NET can wait at the longest: 49.7 days.</summary>
    private const double LongestTimeout = (uint.MaxValue - 1) / 1000.0;

    /// <summary>The resolution of timers: less would be no time at all.</summary>
    private const double ShortestTimeout = 0.001;

    public static readonly DiagnosticDescriptor Descriptor = Describe.Error(
        DiagnosticIds.InvalidPolicy,
        "Policy is invalid",
        "{0} of '{1}' is {2}; {3}"
    );

    public override DiagnosticDescriptor Rule => Descriptor;

    public override void Check(CheckContext context)
    {
        foreach (var pipeline in context.Graph.Pipelines)
        {
            if (pipeline.MaxConcurrency < 0)
            {
                Report(
                    context,
                    pipeline,
                    PolicyArgument.MaxConcurrency,
                    pipeline.MaxConcurrency,
                    "set how many agents may run at once, or 0 for no bound"
                );
            }

            if (!IsTimeout(pipeline.TimeoutSeconds))
            {
                Report(
                    context,
                    pipeline,
                    PolicyArgument.TimeoutSeconds,
                    pipeline.TimeoutSeconds,
                    $"set it between {Text(ShortestTimeout)} and {Text(LongestTimeout)}, or to 0 for no limit"
                );
            }
        }
    }

    private static bool IsTimeout(double seconds) =>
        seconds == 0 || seconds is >= ShortestTimeout and <= LongestTimeout || double.IsPositiveInfinity(seconds);

    private static void Report(
        CheckContext context,
        PipelineNode pipeline,
        PolicyArgument argument,
        double value,
        string remedy
    ) =>
        context.Report(
            Descriptor,
            new Anchor(pipeline.Type.Key, AnchorKind.Policy, (int)argument),
            argument.ToString(),
            pipeline.Type.Name,
            Text(value),
            remedy
        );

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
