using System.Globalization;
using Aegis.Graph.Check;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Rules;

/// <summary>A run that makes use of every attempt and every round of tools that it is allowed would be cut short.</summary>
public sealed class BudgetTooSmallRule : GraphRule
{
    /// <summary>What AegisOptions.MaxToolRounds is where nobody sets it.</summary>
    private const int DefaultToolRounds = 20;

    public static readonly DiagnosticDescriptor Descriptor = Describe.Warning(
        DiagnosticIds.BudgetTooSmall,
        "Worst case exceeds the token budget",
        "In the worst case the models of '{0}' write {1} tokens, more than its TokenBudget of {2}; most of them '{3}': MaxOutputTokens {4} × {5} × {6}; raise TokenBudget, or lower one of these"
    );

    public override DiagnosticDescriptor Rule => Descriptor;

    public override void Check(CheckContext context)
    {
        foreach (var closure in context.Closures)
        {
            var pipeline = closure.Node;
            if (pipeline.TokenBudget <= 0)
            {
                continue;
            }

            var agents = closure
                .Agents.Select(agent => agent.Node)
                .Where(agent => agent is { UsesModel: true, MaxOutputTokens: > 0 })
                .ToList();
            var worst = agents.Sum(WorstCase);
            if (worst > pipeline.TokenBudget)
            {
                Report(context, pipeline, worst, agents.OrderByDescending(WorstCase).First());
            }
        }
    }

    private static void Report(CheckContext context, PipelineNode pipeline, double worst, AgentNode largest) =>
        context.Report(
            Descriptor,
            new Anchor(pipeline.Type.Key, AnchorKind.Policy, (int)PolicyArgument.TokenBudget),
            pipeline.Type.Name,
            Text(worst),
            Text(pipeline.TokenBudget),
            largest.Type.Name,
            Text(largest.MaxOutputTokens),
            Counted(AttemptsOf(largest), "attempt"),
            Counted(RequestsOf(largest), "request")
        );

    // a double: the product of three numbers fits no integer
    private static double WorstCase(AgentNode agent) => agent.MaxOutputTokens * AttemptsOf(agent) * RequestsOf(agent);

    private static double AttemptsOf(AgentNode agent) =>
        agent
            .Policies.Where(policy => policy.Kind == PolicyKind.Retry)
            .Select(policy => Math.Max(1, policy["MaxAttempts"] ?? 1))
            .DefaultIfEmpty(1)
            .First();

    /// <summary>One, and another after each round of tools.</summary>
    private static double RequestsOf(AgentNode agent) =>
        agent.OwnTools == InheritedTools.None && agent.UsedTools.Count == 0 ? 1
        : agent.MaxToolRounds > 0 ? 1.0 + agent.MaxToolRounds
        : 1 + DefaultToolRounds;

    private static string Counted(double number, string what) => $"{Text(number)} {what}{(number == 1 ? "" : "s")}";

    private static string Text(double number) => number.ToString("0", CultureInfo.InvariantCulture);
}
