using System.Collections.Immutable;
using Aegis.CodeFixes.Editing;
using Aegis.CodeFixes.Remedies;
using Aegis.Graph.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aegis.CodeFixes.Fixes;

/// <summary>AEG011: adds the agent to the outputs of a pipeline.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddToPipelineFix))]
public sealed class AddToPipelineFix : RemedyProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(DiagnosticIds.AgentInNoPipeline);

    internal override IEnumerable<Remedy> Remedies(FixPlace place)
    {
        if (place.Class is not { } agent || place.ClassSymbol is not { } type)
        {
            yield break;
        }

        foreach (var choice in place.Choices)
        {
            var pipeline = place.Model.Compilation.Assembly.GetTypeByMetadataName(choice[0]);
            if (
                Attributes.Find(pipeline, "PipelineAttribute", place.CancellationToken) is { } attribute
                && ListsItsOutputs(attribute)
            )
            {
                var output = $"typeof({Attributes.Minimal(type, attribute, place.Model.Compilation)})";

                // several agents go into one attribute, so the agent is what is fixed once
                var edit = place.Edit(
                    attribute,
                    $"AddTo.{choice[0]}",
                    $"Add '{type.Name}' to the outputs of '{choice[1]}'",
                    (editor, node) => AttributeArguments.AddPositional(editor, node, output)
                );
                yield return edit with
                {
                    Target = agent,
                };
            }
        }
    }

    private static bool ListsItsOutputs(AttributeSyntax attribute) =>
        attribute.ArgumentList?.Arguments.All(argument =>
            argument.NameEquals is not null || argument is { NameColon: null, Expression: TypeOfExpressionSyntax }
        ) ?? true;
}
