using Aegis.Generators.Plan;

namespace Aegis.Generators.Emit;

/// <summary>The emitted files of a pipeline.</summary>
internal static class PipelineEmitter
{
    public static IEnumerable<(string Suffix, string Source)> Emit(PipelinePlan plan)
    {
        if (plan.HasResult)
        {
            yield return ("Result", ResultEmitter.Emit(plan));
        }

        if (!plan.HasPart)
        {
            yield break;
        }

        yield return ("Pipeline", PipelineClassEmitter.Emit(plan));
        if (plan is { HasConstructors: true, IsReachable: true })
        {
            yield return ("Services", ServicesEmitter.Emit(plan));
        }

        if (plan.Fault.Length == 0)
        {
            yield return ("Graph", GraphEmitter.Emit(plan));
            yield return ("Agents", AgentSetEmitter.Emit(plan));
            yield return ("State", StateEmitter.Emit(plan));
            if (plan.WritesGraph)
            {
                yield return (ManifestEmitter.Suffix, ManifestEmitter.Emit(plan));
            }
        }
    }
}
