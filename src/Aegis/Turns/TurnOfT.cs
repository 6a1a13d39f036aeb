using Aegis.Tools;

namespace Aegis.Turns;

/// <summary>A turn whose tool and arguments the compiler has checked.</summary>
/// <typeparam name="T">What the tool returns; of a streaming tool the list of its items.</typeparam>
public abstract class Turn<T> : Turn
{
    private protected Turn(ToolDefinition tool)
        : base(tool) { }

    /// <summary>
    /// What the tool has returned, or a list of all that its stream has given so far. Nothing to rely on before.
    /// </summary>
    public new T? Output { get; private protected set; }
}
