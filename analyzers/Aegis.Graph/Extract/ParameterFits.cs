using System.Collections.Immutable;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Aegis.Graph.Extract;

/// <summary>How the outputs of dependencies convert to a parameter: decided here, where there still are symbols.</summary>
internal static class ParameterFits
{
    /// <summary>One fit an output. Where one is identical, no other is looked at, unless <c>[From]</c> may name it.</summary>
    public static ImmutableArray<Fit> Of(
        ImmutableArray<ITypeSymbol?> outputs,
        ITypeSymbol parameter,
        bool isNamed,
        Compilation compilation
    )
    {
        if (!isNamed && outputs.Any(output => SymbolEqualityComparer.Default.Equals(output, parameter)))
        {
            return ImmutableArray.CreateRange(
                outputs,
                output => SymbolEqualityComparer.Default.Equals(output, parameter) ? Fit.Identical : Fit.None
            );
        }

        return ImmutableArray.CreateRange(outputs, output => Of(output, parameter, compilation));
    }

    private static Fit Of(ITypeSymbol? output, ITypeSymbol parameter, Compilation compilation)
    {
        if (OutcomeOf(parameter) is { } outcome)
        {
            return OfOutcome(output, outcome);
        }

        if (output is null || output.TypeKind == TypeKind.Error)
        {
            return Fit.None;
        }

        var conversion = compilation.ClassifyConversion(output, parameter);
        if (conversion.IsIdentity && parameter.TypeKind != TypeKind.Dynamic)
        {
            return Fit.Identical;
        }

        if (!conversion.IsImplicit)
        {
            return Fit.None;
        }

        return
            !conversion.IsUserDefined
            && parameter is { SpecialType: not SpecialType.System_Object, TypeKind: not TypeKind.Dynamic }
            && (conversion.IsReference || conversion.IsNullable || conversion.IsNumeric)
            ? Fit.Implicit
            : Fit.WhenNamed;
    }

    /// <summary>The <c>AgentOutcome</c> that a parameter is; null when it is none.</summary>
    public static INamedTypeSymbol? OutcomeOf(ITypeSymbol parameter) =>
        parameter is INamedTypeSymbol named && named.IsAegis("AgentOutcome") ? named : null;

    private static Fit OfOutcome(ITypeSymbol? output, INamedTypeSymbol outcome) =>
        outcome.Arity == 0 ? (output is null ? Fit.Identical : Fit.WhenNamed)
        : output is not null && SymbolEqualityComparer.Default.Equals(output, outcome.TypeArguments[0]) ? Fit.Identical
        : Fit.None;
}
