using System.Collections.Immutable;
using Aegis.CodeFixes.Editing;
using Aegis.CodeFixes.Remedies;
using Aegis.Graph.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aegis.CodeFixes.Fixes;

/// <summary>AEG066: makes a type known to the project's serializer context.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddJsonSerializableFix))]
public sealed class AddJsonSerializableFix : RemedyProvider
{
    private const string Attribute = "global::System.Text.Json.Serialization.JsonSerializableAttribute";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(DiagnosticIds.TypeMissingFromContext);

    internal override IEnumerable<Remedy> Remedies(FixPlace place)
    {
        if (
            place.Hint(HintKeys.Output) is not { } type
            || place.Hint(HintKeys.Source) is not { Length: > 0 } name
            || place.Model.Compilation.GetTypeByMetadataName(name.Replace("global::", "")) is not { } context
            || context.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(place.CancellationToken)
                is not ClassDeclarationSyntax declaration
        )
        {
            yield break;
        }

        var shortType = ShortName(type, declaration, place);
        var attribute = $"{ShortName(Attribute, declaration, place)}(typeof({shortType}))";
        yield return new Remedy(
            $"Let '{context.Name}' know '{shortType}'",
            $"{place.Id}.AddJsonSerializable",
            declaration,
            async (editor, token) =>
            {
                if (await editor.EditorOf(declaration, token).ConfigureAwait(false) is { } document)
                {
                    Members.AddAttribute(document, declaration, attribute);
                }
            }
        )
        {
            Subject = type,
        };
    }

    private static string ShortName(string type, SyntaxNode here, FixPlace place)
    {
        var model = place.Model.Compilation.GetSemanticModel(here.SyntaxTree);
        var name = SyntaxFactory.ParseTypeName(type);
        var known = model.GetSpeculativeTypeInfo(here.SpanStart, name, SpeculativeBindingOption.BindAsTypeOrNamespace);
        var text = known.Type is { TypeKind: not TypeKind.Error } symbol
            ? Attributes.Minimal(symbol, here, place.Model.Compilation)
            : type;
        return type == Attribute ? text.Substring(0, text.Length - "Attribute".Length) : text;
    }
}
