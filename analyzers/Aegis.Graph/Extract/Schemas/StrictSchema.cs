using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Schemas;

internal static class StrictSchema
{
    public static string Of(SchemaNode root, IMethodSymbol method, SchemaContext context) => SchemaText.Of(root);
}
