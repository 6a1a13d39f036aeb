using System.Collections.Immutable;
using Aegis.CodeFixes.Remedies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;

namespace Aegis.CodeFixes.Editing;

/// <summary>A record of the values that a constructor takes, and the constructor's use of it.</summary>
internal sealed record OptionsRecord(
    string TypeName,
    string ParameterName,
    ClassDeclarationSyntax Class,
    ParameterListSyntax List,
    ImmutableArray<ParameterSyntax> Values,
    ImmutableArray<IdentifierNameSyntax> Uses
)
{
    public static OptionsRecord For(
        ClassDeclarationSyntax type,
        INamedTypeSymbol symbol,
        ParameterListSyntax list,
        FixPlace place
    )
    {
        var values = list.Parameters.Where(parameter => IsValue(parameter, place)).ToImmutableArray();
        var names = new HashSet<string>(
            list.Parameters.Except(values).Select(parameter => parameter.Identifier.ValueText),
            StringComparer.Ordinal
        );
        return new OptionsRecord(
            Free(symbol.Name + "Options", name => Beside(symbol).GetMembers(name).Length > 0),
            Free("options", names.Contains),
            type,
            list,
            values,
            [.. values.SelectMany(value => UsesOf(value, symbol, place))]
        );
    }

    public async Task ApplyAsync(SolutionEditor editor, CancellationToken cancellationToken)
    {
        foreach (var use in Uses)
        {
            if (await editor.EditorOf(use, cancellationToken).ConfigureAwait(false) is { } document)
            {
                var member = SyntaxFactory.ParseExpression($"{ParameterName}.{Property(use.Identifier.ValueText)}");
                document.ReplaceNode(use, member.WithTriviaFrom(use));
            }
        }

        if (await editor.EditorOf(List, cancellationToken).ConfigureAwait(false) is { } own)
        {
            own.ReplaceNode(List, (current, _) => WithOptions((ParameterListSyntax)current));
            own.InsertAfter(Class, Declaration());
        }
    }

    private ParameterListSyntax WithOptions(ParameterListSyntax list)
    {
        var first = List.Parameters.IndexOf(Values[0]);
        var parameter = Members.Parameter($"{TypeName} {ParameterName}");
        var parameters = list.Parameters;
        foreach (var value in Values.Reverse())
        {
            parameters = parameters.RemoveAt(List.Parameters.IndexOf(value));
        }

        return list.WithParameters(parameters.Insert(first, parameter)).WithAdditionalAnnotations(Formatter.Annotation);
    }

    private MemberDeclarationSyntax Declaration()
    {
        var access = Class.Modifiers.Any(SyntaxKind.PublicKeyword) ? "public" : "internal";
        var parameters = Values.Select(value => $"{value.Type} {Property(value.Identifier.ValueText)}");
        return SyntaxFactory
            .ParseMemberDeclaration($"{access} sealed record {TypeName}({string.Join(", ", parameters)});")!
            .WithLeadingTrivia(Members.LineEnd(Class))
            .WithTrailingTrivia(Members.LineEnd(Class))
            .WithAdditionalAnnotations(Formatter.Annotation);
    }

    /// <summary>As the rule sees it: no container resolves it, and nothing else provides it.</summary>
    private static bool IsValue(ParameterSyntax parameter, FixPlace place) =>
        parameter.Default is null
        && place.Model.GetDeclaredSymbol(parameter, place.CancellationToken) is { } symbol
        && (symbol.Type.IsValueType || symbol.Type.SpecialType == SpecialType.System_String)
        && symbol.GetAttributes().All(a => a.AttributeClass?.Name != "FromKeyedServicesAttribute");

    private static IEnumerable<IdentifierNameSyntax> UsesOf(
        ParameterSyntax parameter,
        INamedTypeSymbol type,
        FixPlace place
    )
    {
        var symbol = place.Model.GetDeclaredSymbol(parameter, place.CancellationToken);
        return type
            .DeclaringSyntaxReferences.SelectMany(part => part.GetSyntax(place.CancellationToken).DescendantNodes())
            .OfType<IdentifierNameSyntax>()
            .Where(name =>
                name.Identifier.ValueText == parameter.Identifier.ValueText
                && SymbolEqualityComparer.Default.Equals(
                    place
                        .Model.Compilation.GetSemanticModel(name.SyntaxTree)
                        .GetSymbolInfo(name, place.CancellationToken)
                        .Symbol,
                    symbol
                )
            );
    }

    private static INamespaceOrTypeSymbol Beside(INamedTypeSymbol type) =>
        (INamespaceOrTypeSymbol?)type.ContainingType ?? type.ContainingNamespace;

    private static string Property(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);

    private static string Free(string wanted, Func<string, bool> isTaken)
    {
        var name = wanted;
        for (var number = 2; isTaken(name); number++)
        {
            name = wanted + number;
        }

        return name;
    }
}
