namespace Aegis.Graph.Model;

/// <summary>What a call of a tool does to the world; named and numbered as <c>Aegis.ToolEffect</c>.</summary>
public enum ToolEffect
{
    Unspecified,
    ReadOnly,
    Idempotent,
    AtMostOnce,
    IdempotentDownstream,
    Queryable,
    Transactional,
}
