using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Schemas;

/// <summary>What a tool and its parameters are described as: <c>[Description]</c>, else the XML documentation.</summary>
public static class ToolDescriptions
{
    /// <summary>Null when there is neither.</summary>
    public static string? OfMethod(IMethodSymbol method, Compilation compilation, CancellationToken token) =>
        AttributeOf(method) ?? new Documentation(compilation, token).OfMethod(method);

    /// <summary>Null when there is neither.</summary>
    public static string? OfParameter(IParameterSymbol parameter, Compilation compilation, CancellationToken token) =>
        Documentation.Attribute(ParameterAttributes.Of(parameter))
        ?? new Documentation(compilation, token).OfParameter(parameter);

    private static string? AttributeOf(IMethodSymbol method) =>
        Documentation.Attribute(method.Attributes())
        ?? (method.PartialDefinitionPart is { } definition ? Documentation.Attribute(definition.Attributes()) : null)
        ?? (method.PartialImplementationPart is { } body ? Documentation.Attribute(body.Attributes()) : null);
}
