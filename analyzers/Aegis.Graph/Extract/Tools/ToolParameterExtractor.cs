using Aegis.Graph.Extract.Schemas;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Tools;

/// <summary>A parameter of a tool: where its value comes from.</summary>
internal static class ToolParameterExtractor
{
    public static ToolParameter Extract(
        IParameterSymbol parameter,
        IMethodSymbol method,
        FixedArguments fixedArguments,
        ExtractionContext context
    )
    {
        if (Given(parameter) is { } given)
        {
            return given;
        }

        var value = fixedArguments.ValueOf(parameter.Name);
        var role = value is not null ? ToolParameterRole.Fixed : ToolParameterRole.Argument;
        return new ToolParameter(parameter.Name, parameter.Type.ToTypeName(), role)
        {
            Default = IsRequired(parameter) ? null : DefaultOf(parameter, context.Compilation),
            DeclaredDefault = parameter.HasExplicitDefaultValue ? ConstantText.DefaultOf(parameter) : null,
            Fixed = role == ToolParameterRole.Fixed ? value : null,
            HasDescription =
                role != ToolParameterRole.Argument
                || ToolDescriptions.OfParameter(parameter, context.Compilation, context.CancellationToken)
                    is { Length: > 0 },
        };
    }

    /// <summary>A parameter that needs no argument, of whatever method; null for one that does.</summary>
    public static ToolParameter? Given(IParameterSymbol parameter)
    {
        var service = parameter.MayHaveAttributes() ? parameter.Find("ServiceAttribute") : null;
        var role = service is not null ? ToolParameterRole.Service : SpecialRoleOf(parameter.Type);
        return role is null
            ? null
            : new ToolParameter(parameter.Name, parameter.Type.ToTypeName(), role.Value)
            {
                ServiceKey = service?.Named<string>("Key"),
                AcceptsNull =
                    parameter.Type.NullableAnnotation == NullableAnnotation.Annotated
                    || parameter.HasExplicitDefaultValue,
                HasDescription = true,
            };
    }

    private static ToolParameterRole? SpecialRoleOf(ITypeSymbol type) =>
        (type.Name, type.ContainingNamespace?.Path(escape: false)) switch
        {
            ("CancellationToken", "System.Threading") => ToolParameterRole.CancellationToken,
            ("AgentContext", "Aegis") => ToolParameterRole.Context,
            ("ToolCallKey", "Aegis") => ToolParameterRole.CallKey,
            ("DbTransaction", "System.Data.Common") => ToolParameterRole.Transaction,
            ("IServiceProvider", "System") => ToolParameterRole.Services,
            ("AgentLoop", "Aegis.Turns") => ToolParameterRole.AgentLoop,
            ("ContextQueue", "Aegis.Turns") => ToolParameterRole.ContextQueue,
            ("ContextPool", "Aegis.Turns") => ToolParameterRole.ContextPool,
            _ => null,
        };

    /// <summary><c>[DefaultValue]</c> wins over the default value, in the schema and so here.</summary>
    private static string? DefaultOf(IParameterSymbol parameter, Compilation compilation)
    {
        var attribute = parameter.MayHaveAttributes()
            ? parameter.GetAttributes().FirstOrDefault(a => a.AttributeClass?.Name == "DefaultValueAttribute")
            : null;
        return attribute is { ConstructorArguments.Length: 1 }
            ? FixedValue.Of(attribute.ConstructorArguments[0], parameter.Type, compilation) ?? "default"
            : ConstantText.DefaultOf(parameter) ?? (attribute is not null || parameter.IsOptional ? "default" : null);
    }

    /// <summary><c>[Required]</c> wins over a default value, in the schema and so here.</summary>
    private static bool IsRequired(IParameterSymbol parameter) =>
        parameter.MayHaveAttributes()
        && parameter
            .GetAttributes()
            .Any(attribute =>
                attribute.AttributeClass is { Name: "RequiredAttribute" } type
                && type.ContainingNamespace.Path(escape: false) == "System.ComponentModel.DataAnnotations"
            );
}
