using System.Collections.Immutable;
using Aegis.CodeFixes.Editing;
using Aegis.CodeFixes.Remedies;
using Aegis.Graph.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aegis.CodeFixes.Fixes;

/// <summary>AEG062: puts the values that a constructor takes into a record, which a container can know.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OptionsClassFix))]
public sealed class OptionsClassFix : RemedyProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(DiagnosticIds.UnresolvableConstructorParameter);

    internal override IEnumerable<Remedy> Remedies(FixPlace place)
    {
        // a positional record's parameters are its properties, which callers may use
        if (
            place.Enclosing<ParameterListSyntax>() is not { } list
            || place.Class is not ClassDeclarationSyntax type
            || place.ClassSymbol is not { } symbol
        )
        {
            yield break;
        }

        var options = OptionsRecord.For(type, symbol, list, place);
        yield return new Remedy(
            $"Take the values of '{symbol.Name}' as '{options.TypeName}'",
            $"{place.Id}.TakeOptions",
            list,
            options.ApplyAsync
        );
    }
}
