using System.Collections.Immutable;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aegis.Graph.Extract;

/// <summary>A method symbol to the run method of an agent.</summary>
internal static class RunMethodExtractor
{
    private static readonly SymbolDisplayFormat NameWithTypeParameters = new(
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
    );

    private static readonly SymbolDisplayFormat WithConstraints =
        SymbolDisplayFormat.FullyQualifiedFormat.WithGenericsOptions(
            SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints
        );

    public static RunMethod Extract(
        IMethodSymbol method,
        string owner,
        ImmutableArray<INamedTypeSymbol?> dependencies,
        ExtractionContext context
    )
    {
        var (shape, output) = Outputs.Of(method.ReturnType, context.Compilation);
        var outputs = ImmutableArray.CreateRange(
            dependencies,
            dependency => dependency is null ? null : Outputs.OfAgent(dependency, context)
        );
        var parameters = ImmutableArray.CreateBuilder<RunParameter>(method.Parameters.Length);
        foreach (var parameter in method.Parameters)
        {
            context.Anchor(owner, AnchorKind.Parameter, parameter.Ordinal, parameter);
            parameters.Add(Extract(parameter, outputs, context.Compilation));
        }

        return new RunMethod(
            method.IsGenericMethod ? method.ToDisplayString(NameWithTypeParameters) : method.Name,
            method.IsPartialDefinition ? RefOf(method) + method.ReturnType.FullName() : "",
            shape,
            output is null || RunMethodShape.IsOnStack(output) ? null : output.ToTypeName(),
            new(parameters.MoveToImmutable()),
            method.IsStatic,
            ModifiersOf(method, context.CancellationToken)
        )
        {
            Constraints = ConstraintsOf(method),
        };
    }

    private static string ConstraintsOf(IMethodSymbol method)
    {
        if (!method.IsGenericMethod)
        {
            return "";
        }

        var text = method.ToDisplayString(WithConstraints);
        var start = text.IndexOf(" where ", StringComparison.Ordinal);
        return start < 0 ? "" : text.Substring(start);
    }

    /// <summary>What a partial declaration says before <c>partial</c>, which the other part must repeat.</summary>
    public static string ModifiersOf(IMethodSymbol method, CancellationToken cancellationToken) =>
        method.IsPartialDefinition
        && method.DeclaringSyntaxReferences.Length > 0
        && method.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is MethodDeclarationSyntax syntax
            ? string.Join(
                " ",
                syntax.Modifiers.Where(modifier => !modifier.IsKind(SyntaxKind.PartialKeyword)).Select(m => m.Text)
            )
            : "";

    private static RunParameter Extract(
        IParameterSymbol parameter,
        ImmutableArray<ITypeSymbol?> outputs,
        Compilation compilation
    )
    {
        var role = RoleOf(parameter.Type);
        var attributes = parameter.MayHaveAttributes()
            ? parameter.GetAttributes()
            : ImmutableArray<AttributeData>.Empty;
        var from = attributes.Find("FromAttribute")?.NamedType();
        var fits = role is ParameterRole.Value or ParameterRole.Outcome
            ? ParameterFits.Of(outputs, parameter.Type, isNamed: from is not null, compilation)
            : ImmutableArray<Fit>.Empty;
        return new RunParameter(
            parameter.Name,
            ModifierOf(parameter),
            parameter.Type.ToTypeName(),
            role,
            AcceptsNull(parameter.Type),
            attributes.Find("InputAttribute") is not null,
            from?.Key(),
            ConstantText.DefaultOf(parameter),
            new(fits)
        );
    }

    private static string RefOf(IMethodSymbol method) =>
        method.ReturnsByRef ? "ref "
        : method.ReturnsByRefReadonly ? "ref readonly "
        : "";

    private static string ModifierOf(IParameterSymbol parameter) =>
        parameter.RefKind switch
        {
            RefKind.Ref => "ref ",
            RefKind.Out => "out ",
            RefKind.In => "in ",
            RefKind.RefReadOnlyParameter => "ref readonly ",
            _ => parameter.IsParams ? "params " : "",
        };

    private static ParameterRole RoleOf(ITypeSymbol type) =>
        type.Name switch
        {
            "CancellationToken" when type.ContainingNamespace?.Path(escape: false) == "System.Threading" =>
                ParameterRole.CancellationToken,
            "AgentContext" when type.IsAegis("AgentContext") => ParameterRole.Context,
            "AgentOutcome" when type.IsAegis("AgentOutcome") => ParameterRole.Outcome,
            _ => ParameterRole.Value,
        };

    /// <summary>In code without nullable annotations a reference may be null: nothing says that it may not.</summary>
    private static bool AcceptsNull(ITypeSymbol type) =>
        type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
        || (!type.IsValueType && type.NullableAnnotation != NullableAnnotation.NotAnnotated);
}
