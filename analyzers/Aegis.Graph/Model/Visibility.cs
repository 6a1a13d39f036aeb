namespace Aegis.Graph.Model;

/// <summary>From how far a type can be seen, its containers taken into account; the least comes first.</summary>
public enum Visibility
{
    /// <summary>
    /// Only inside its container, its file or its stack frame: emitted code beside it can not name it, or keep one.
    /// </summary>
    Hidden,
    Internal,
    Public,
}
