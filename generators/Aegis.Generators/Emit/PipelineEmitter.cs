using Aegis.Generators.Plan;

namespace Aegis.Generators.Emit;

/// <summary>The emitted files of a pipeline.</summary>
internal static class PipelineEmitter
{
    public static IEnumerable<(string Suffix, string Source)> Emit(PipelinePlan plan)
    {
        yield break;
    }
}
