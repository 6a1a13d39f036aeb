using System.Collections.Immutable;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Aegis.Graph.Extract.Policies;

/// <summary>Whether a method can be called in place of another, and with what.</summary>
internal static class FallbackFit
{
    public static FallbackMethod Of(
        IMethodSymbol method,
        FallbackTarget target,
        Accessibility? wanted,
        Compilation compilation
    )
    {
        var (shape, output) = Outputs.Of(method.ReturnType, compilation);
        var parameters = ImmutableArray.CreateBuilder<FallbackParameter>();
        var defect = Defect(method, shape, output, target, compilation);
        foreach (var parameter in method.Parameters)
        {
            if (KindOf(parameter, target) is { } kind)
            {
                var isSure =
                    kind == FallbackParameterKind.Argument
                    && !parameter.Type.IsValueType
                    && target.Parameters.Any(given =>
                        given.Name == parameter.Name && given.Type.FullName() != parameter.Type.FullName()
                    );
                parameters.Add(new FallbackParameter(parameter.Name, kind, isSure));
            }
            else
            {
                defect ??=
                    $"whose parameter '{parameter.Name}' is no {parameter.Type.ToTypeName().DisplayName} of '{target.Name}'; "
                    + "it may take parameters of that by name and type, the Exception, a CancellationToken and the AgentContext";
            }
        }

        if (defect is null && wanted is { } accessibility && !IsAtLeast(method.DeclaredAccessibility, accessibility))
        {
            var access = accessibility.ToString().ToLowerInvariant();
            return new FallbackMethod(method.Name)
            {
                Defect = $"which the pipeline can not call; make it {access}",
                LackedAccess = access,
            };
        }

        return new FallbackMethod(method.Name)
        {
            Defect = defect,
            Returns = shape,
            IsStatic = method.IsStatic,
            Parameters = new(parameters.ToImmutable()),
        };
    }

    private static string? Defect(
        IMethodSymbol method,
        ReturnShape shape,
        ITypeSymbol? output,
        FallbackTarget target,
        Compilation compilation
    )
    {
        if (method.IsGenericMethod)
        {
            return "which is generic; drop its type parameters";
        }

        if (shape == ReturnShape.AsyncEnumerable)
        {
            return "which streams; return the list of all items";
        }

        var fits = (output, target.Output) switch
        {
            (null, null) => true,
            (null, _) or (_, null) => false,
            var (given, asked) => compilation.ClassifyConversion(given, asked)
                is { IsIdentity: true }
                    or { IsImplicit: true, IsReference: true }
                    or { IsImplicit: true, IsNullable: true },
        };
        return fits
            ? null
            : $"which returns {Describe(output)}, but '{target.Name}' gives {Describe(target.Output)}; return that";
    }

    private static FallbackParameterKind? KindOf(IParameterSymbol parameter, FallbackTarget target)
    {
        if (parameter.RefKind != RefKind.None)
        {
            return null;
        }

        var type = parameter.Type;
        return type.Name == "CancellationToken" && IsIn(type, "System.Threading")
                ? FallbackParameterKind.CancellationToken
            : type.Name == "Exception" && IsIn(type, "System") ? FallbackParameterKind.Error
            : type.IsAegis("AgentContext") ? FallbackParameterKind.Context
            : target.Parameters.Any(given =>
                given.Name == parameter.Name && SymbolEqualityComparer.Default.Equals(given.Type, type)
            )
                ? FallbackParameterKind.Argument
            : null;
    }

    private static bool IsIn(ITypeSymbol type, string path) => type.ContainingNamespace?.Path(escape: false) == path;

    private static bool IsAtLeast(Accessibility given, Accessibility wanted) =>
        given == Accessibility.Public
        || (wanted == Accessibility.Internal && given is Accessibility.Internal or Accessibility.ProtectedOrInternal);

    private static string Describe(ITypeSymbol? output) =>
        output is null ? "nothing" : $"'{output.ToTypeName().DisplayName}'";
}
