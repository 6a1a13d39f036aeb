using ModelContextProtocol.Protocol;

namespace Aegis.Mcp;

/// <summary>The effect of a tool in the words of MCP, and back.</summary>
/// <remarks>https://modelcontextprotocol.io/specification/2025-06-18/schema#toolannotations</remarks>
internal static class EffectHints
{
    /// <summary>None for an effect that nobody has stated: MCP's own defaults are the cautious ones.</summary>
    public static ToolAnnotations? Of(ToolEffect effect) =>
        effect switch
        {
            ToolEffect.Unspecified => null,
            ToolEffect.ReadOnly => new ToolAnnotations
            {
                ReadOnlyHint = true,
                DestructiveHint = false,
                IdempotentHint = true,
            },
            // a repeated call changes nothing more; what the first one changes may well be destroyed
            ToolEffect.Idempotent => new ToolAnnotations
            {
                ReadOnlyHint = false,
                DestructiveHint = true,
                IdempotentHint = true,
            },
            _ => new ToolAnnotations
            {
                ReadOnlyHint = false,
                DestructiveHint = true,
                IdempotentHint = false,
            },
        };

    /// <summary>The effect that a server's hints amount to.</summary>
    public static ToolEffect Read(ToolAnnotations? hints) =>
        hints?.ReadOnlyHint == true ? ToolEffect.ReadOnly
        : hints?.IdempotentHint == true ? ToolEffect.Idempotent
        : ToolEffect.Unspecified;
}
