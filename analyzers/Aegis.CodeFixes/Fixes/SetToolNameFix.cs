using System.Collections.Immutable;
using Aegis.CodeFixes.Editing;
using Aegis.CodeFixes.Remedies;
using Aegis.Graph.Extract.Tools;
using Aegis.Graph.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aegis.CodeFixes.Fixes;

/// <summary>AEG020 and AEG021: gives a tool a name that is free, or valid; gives an agent no tools twice.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SetToolNameFix))]
public sealed class SetToolNameFix : RemedyProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(DiagnosticIds.DuplicateToolName, DiagnosticIds.InvalidToolName);

    internal override IEnumerable<Remedy> Remedies(FixPlace place)
    {
        if (place.Hint(HintKeys.Name) is not { } name)
        {
            if (place.Enclosing<AttributeSyntax>() is { } use)
            {
                yield return place.Edit(use, "RemoveUseTools", "Remove [UseTools]", AttributeRemoval.Remove);
            }

            yield break;
        }

        var method = place.Hint(HintKeys.Taken) is { } taken ? OneOfTwo(taken, place) : place.MethodSymbol;
        if (Attributes.Find(method, "ToolAttribute", place.CancellationToken) is { } attribute)
        {
            var value = SymbolDisplay.FormatLiteral(name, quote: true);
            yield return place.Edit(
                attribute,
                "SetToolName",
                method!.ContainingType.Name == place.ClassSymbol?.Name
                    ? $"Call the tool {value}"
                    : $"Call the tool of '{method.ContainingType.Name}' {value}",
                (editor, node) => AttributeArguments.SetNamed(editor, node, "Name", value)
            );
        }
    }

    /// <summary>The agent's own tool of the name, which concerns no other; else that of the type it is given, if it is source.</summary>
    private static IMethodSymbol? OneOfTwo(string name, FixPlace place)
    {
        var written = place.Node.FirstAncestorOrSelf<AttributeSyntax>();
        var given = place
            .ClassSymbol?.GetAttributes()
            .FirstOrDefault(attribute => attribute.ApplicationSyntaxReference?.Span == written?.Span);
        return BasesOf(place.ClassSymbol)
                .Select(type => ToolOf(type, name, place))
                .FirstOrDefault(tool => tool is not null)
            ?? ToolOf(Attributes.NamedType(given), name, place);
    }

    /// <summary>What is in source of a type itself: a name that it inherits, others inherit too.</summary>
    private static IMethodSymbol? ToolOf(INamedTypeSymbol? type, string name, FixPlace place) =>
        type
            ?.GetMembers()
            .OfType<IMethodSymbol>()
            .FirstOrDefault(method =>
                Attributes.Find(method, "ToolAttribute", place.CancellationToken) is not null
                && (Attributes.Named(method, "ToolAttribute", "Name") ?? ToolNames.Of(method.Name)) == name
            );

    private static IEnumerable<INamedTypeSymbol> BasesOf(INamedTypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            yield return current;
        }
    }
}
