using System.ComponentModel;

namespace Aegis.Pipelines;

/// <summary>Is shown the slot of an agent with its type: to keep what is in it, or to put back what was kept.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class OutputVisitor
{
    private protected OutputVisitor() { }

    /// <summary>Visits the slot of an agent with an output.</summary>
    /// <typeparam name="T">The type of the output.</typeparam>
    /// <param name="slot">The slot.</param>
    /// <returns>Always <see langword="true"/>: the agent has an output.</returns>
    public abstract bool Visit<T>(ref AgentSlot<T> slot);

    /// <summary>Visits an agent without output.</summary>
    /// <returns>Always <see langword="false"/>.</returns>
    public virtual bool VisitNone() => false;
}
