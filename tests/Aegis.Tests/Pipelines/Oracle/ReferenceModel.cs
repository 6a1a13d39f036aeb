using Aegis.Tests.Pipelines.Synthetic;

namespace Aegis.Tests.Pipelines.Oracle;

/// <summary>
/// What must become of each agent, worked out one after the other without any concurrency. Where a stop or a cancellation
/// races with the agents, what became of the others is taken from the run, and only what follows from it is worked out.
/// </summary>
internal static class ReferenceModel
{
    /// <summary>What becomes of a run that nothing stops.</summary>
    public static List<Expectation> Run(Scenario scenario, int input)
    {
        var expectations = new List<Expectation>();
        for (var agent = 0; agent < scenario.Acts.Count; agent++)
        {
            expectations.Add(Expect(scenario, agent, input, expectations));
        }

        return expectations;
    }

    /// <summary>What becomes of an agent when it is not stopped, given what became of those before it.</summary>
    public static Expectation Expect(Scenario scenario, int agent, int input, IReadOnlyList<Expectation> before)
    {
        var lost = scenario
            .Edges.Where(edge => edge.To == agent && !edge.Optional)
            .Select(edge => before[edge.From])
            .Where(dependency => dependency.Status != AgentStatus.Succeeded)
            .ToList();
        if (lost.Count > 0)
        {
            return new Expectation(AgentStatus.Skipped, 0, [.. lost.SelectMany(RootsOf).Distinct().Order()], agent);
        }

        return scenario.Acts[agent] < Act.Throw
            ? new Expectation(AgentStatus.Succeeded, Sum(scenario, agent, input, before), [], agent)
            : new Expectation(AgentStatus.Failed, 0, [], agent);
    }

    private static int Sum(Scenario scenario, int agent, int input, IReadOnlyList<Expectation> before) =>
        input + agent + scenario.Edges.Where(edge => edge.To == agent).Sum(edge => before[edge.From].Value);

    private static int[] RootsOf(Expectation expectation) =>
        expectation.Status == AgentStatus.Skipped ? expectation.Roots : [expectation.Agent];

    /// <summary>What becomes of one agent.</summary>
    internal sealed record Expectation(AgentStatus Status, int Value, int[] Roots, int Agent)
    {
        public IEnumerable<string> RootIds => Roots.Select(GraphPipeline.IdOf);
    }
}
