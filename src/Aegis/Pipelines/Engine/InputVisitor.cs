using System.ComponentModel;

namespace Aegis.Pipelines;

/// <summary>Is shown the inputs of a run with their types.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class InputVisitor
{
    private protected InputVisitor() { }

    /// <summary>Visits an input.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    public abstract void Visit<T>(string name, T value);
}
