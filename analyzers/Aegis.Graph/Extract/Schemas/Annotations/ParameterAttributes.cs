using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Schemas;

/// <summary>The attributes of a method's parameter, and those it inherits from the methods that its own overrides.</summary>
internal static class ParameterAttributes
{
    public static ImmutableArray<AttributeData> Of(IParameterSymbol parameter)
    {
        var attributes = parameter.Attributes();
        var method = parameter.ContainingSymbol as IMethodSymbol;
        for (var current = method?.OverriddenMethod; current is not null; current = current.OverriddenMethod)
        {
            attributes = attributes.AddRange(current.Parameters[parameter.Ordinal].Attributes());
        }

        return attributes;
    }
}
