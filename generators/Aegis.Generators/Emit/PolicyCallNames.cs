using Aegis.Generators.Plan;

namespace Aegis.Generators.Emit;

/// <summary>What a call under a policy is given beside the parameters of the run method, by names that none of them has.</summary>
internal sealed class PolicyCallNames
{
    public PolicyCallNames(AgentStep agent)
    {
        var parameters = agent
            .Arguments.Where(argument => argument.Kind is not (ArgumentKind.Context or ArgumentKind.CancellationToken))
            .Select(argument => argument.Parameter)
            .ToList();
        Agent = Code.Free("agent", parameters);
        Context = Code.Free("context", parameters);
        Run = Code.Free("run", parameters);
    }

    public string Agent { get; }

    public string Context { get; }

    public string Run { get; }
}
