using System.Collections.Immutable;
using Aegis.CodeFixes.Editing;
using Aegis.CodeFixes.Remedies;
using Aegis.Graph.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Aegis.CodeFixes.Fixes;

/// <summary>AEG044: sets the nearest value that can be, where the rule says that one was obviously meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NearestValueFix))]
public sealed class NearestValueFix : RemedyProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(DiagnosticIds.InvalidPolicy);

    internal override IEnumerable<Remedy> Remedies(FixPlace place)
    {
        if (
            place.Hint(HintKeys.Property) is { } property
            && place.Hint(HintKeys.Value) is { } value
            && place.Enclosing<AttributeSyntax>() is { } attribute
        )
        {
            yield return place.Edit(
                attribute,
                "SetNearest",
                $"Set {property} to {value}",
                (editor, node) => Set(editor, node, property, value)
            ) with
            {
                Subject = property,
            };
        }
    }

    private static void Set(SyntaxEditor editor, AttributeSyntax attribute, string property, string value)
    {
        // what a policy's constructor takes is the one number that has no name
        var isNamed = attribute.ArgumentList!.Arguments.Any(argument =>
            argument.NameEquals?.Name.Identifier.ValueText == property
        );
        if (isNamed)
        {
            AttributeArguments.SetNamed(editor, attribute, property, value);
        }
        else
        {
            AttributeArguments.SetFirst(editor, attribute, value);
        }
    }
}
