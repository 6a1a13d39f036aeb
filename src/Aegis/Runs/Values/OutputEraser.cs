using Aegis.Pipelines;

namespace Aegis.Runs;

/// <summary>Takes away what an agent gave that could not be kept: it has failed, and who can do without it finds nothing.</summary>
internal sealed class OutputEraser : OutputVisitor
{
    public static OutputEraser Instance { get; } = new();

    public override bool Visit<T>(ref AgentSlot<T> slot)
    {
        slot = default;
        return true;
    }
}
