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
        "{0} of {1} is {2}; {3}"
    );

    public override DiagnosticDescriptor Rule => Descriptor;

    public override void Check(CheckContext context)
    {
        var ofAssembly = new HashSet<PolicyKind>();
        foreach (var agent in context.OwnAgents)
        {
            foreach (var policy in agent.Node.Policies)
            {
                // what the assembly sets for all agents is wrong once, and told by the first of them
                if (!policy.IsOfAssembly || ofAssembly.Add(policy.Kind))
                {
                    var anchor = new Anchor(agent.Key, AnchorKind.PolicyAttribute, (int)policy.Kind);
                    Check(context, policy, anchor, policy.IsOfAssembly ? "the assembly" : $"'{agent.Node.Type.Name}'");
                }
            }
        }

        foreach (var agent in context.OwnAgents.Where(agent => agent.Node.MaxOutputTokens < 0))
        {
            Report(
                context,
                agent.Node.Type,
                PolicyArgument.MaxOutputTokens,
                agent.Node.MaxOutputTokens,
                "set how many tokens an answer may have, or 0 for the provider's own limit",
                "0"
            );
        }

        foreach (var toolset in context.Graph.Toolsets)
        {
            for (var i = 0; i < toolset.Tools.Count; i++)
            {
                foreach (var policy in toolset.Tools[i].Policies)
                {
                    var anchor = new Anchor(toolset.Type.Key, AnchorKind.ToolPolicy, i, (int)policy.Kind);
                    Check(context, policy, anchor, $"'{toolset.Type.Name}.{toolset.Tools[i].Method}'");
                }
            }
        }

        foreach (var pipeline in context.Graph.Pipelines)
        {
            if (pipeline.TokenBudget < 0)
            {
                Report(
                    context,
                    pipeline.Type,
                    PolicyArgument.TokenBudget,
                    pipeline.TokenBudget,
                    "set how many tokens a run may use, or 0 for any number",
                    "0"
                );
            }

            if (pipeline.MaxConcurrency < 0)
            {
                Report(
                    context,
                    pipeline.Type,
                    PolicyArgument.MaxConcurrency,
                    pipeline.MaxConcurrency,
                    "set how many agents may run at once, or 0 for no bound",
                    "0"
                );
            }

            if (!IsTimeout(pipeline.TimeoutSeconds))
            {
                Report(
                    context,
                    pipeline.Type,
                    PolicyArgument.TimeoutSeconds,
                    pipeline.TimeoutSeconds,
                    $"set it between {Text(ShortestTimeout)} and {Text(LongestTimeout)}, or to 0 for no limit",
                    MeantTimeout(pipeline.TimeoutSeconds)
                );
            }
        }
    }

    private static void Check(CheckContext context, Policy policy, Anchor anchor, string owner)
    {
        foreach (var (name, value, remedy, meant) in PolicyLimits.Violations(policy))
        {
            context.Report(Descriptor, anchor, Hints(name, meant), $"{name} of [{policy.Kind}]", owner, value, remedy);
        }

        if (policy.HiddenType is { } type)
        {
            context.Report(
                Descriptor,
                anchor,
                $"A type of [{policy.Kind}]",
                owner,
                $"'{type}', which the pipeline can not name",
                "make it internal"
            );
        }
    }

    private static bool IsTimeout(double seconds) =>
        seconds == 0 || seconds is >= ShortestTimeout and <= LongestTimeout || double.IsPositiveInfinity(seconds);

    /// <summary>Below 0 is a way to say no limit; so close to 0 that no timer can wait may be anything.</summary>
    private static string? MeantTimeout(double seconds) =>
        seconds < 0 ? "0"
        : seconds > LongestTimeout ? Text(LongestTimeout)
        : null;

    private static Hint[] Hints(string property, string? meant) =>
        meant is null ? [] : [new Hint(HintKeys.Property, property), new Hint(HintKeys.Value, meant)];

    private static void Report(
        CheckContext context,
        TypeDeclaration type,
        PolicyArgument argument,
        double value,
        string remedy,
        string? meant
    ) =>
        context.Report(
            Descriptor,
            new Anchor(type.Key, AnchorKind.Policy, (int)argument),
            Hints(argument.ToString(), meant),
            argument.ToString(),
            $"'{type.Name}'",
            Text(value),
            remedy
        );

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
