using System.Collections.Immutable;
using Aegis.Graph.Extract;
using Aegis.Graph.Extract.Tools;
using Aegis.Graph.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aegis.Analyzers;

/// <summary>
/// <c>[Tool]</c>, <c>[Probe]</c> and <c>[Prompt]</c> where no class declares the method, or no tool, or no agent: the graph, which holds classes, does
/// not see them, and an attribute that does nothing says so.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StrayAttributeAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(
            UncallableToolRule.Descriptor,
            UnusableRunMethodRule.Descriptor,
            EffectWithoutMeansRule.Descriptor
        );

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(Report, SyntaxKind.Attribute);
    }

    private static void Report(SyntaxNodeAnalysisContext context)
    {
        var syntax = (AttributeSyntax)context.Node;
        if (
            NameOf(syntax.Name) is not { } name
            || context.SemanticModel.GetSymbolInfo(syntax, context.CancellationToken).Symbol is not { } constructor
            || !constructor.ContainingType.IsAegis(name)
            || syntax.Parent?.Parent is not { } owner
        )
        {
            return;
        }

        var kind = KindOf(owner);
        var method = context.SemanticModel.GetDeclaredSymbol(owner, context.CancellationToken)?.Name ?? "";
        if (name == "ToolAttribute" && kind is not null)
        {
            Report(context, UncallableToolRule.Descriptor, method, $"it is {kind}; mark a method of a class");
        }
        else if (name == "PromptAttribute" && (kind is not null || !IsInAgent(owner, context)))
        {
            Report(
                context,
                UnusableRunMethodRule.Descriptor,
                owner.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Identifier.ValueText ?? "Program",
                $"nothing reads the [Prompt] of '{method}'; only a partial Run or RunAsync of an [Agent] can have one"
            );
        }
        else if (name == "ProbeAttribute" && (kind is not null || !HasTools(owner, context)))
        {
            Report(
                context,
                EffectWithoutMeansRule.Descriptor,
                $"[Probe] of '{method}' is in no type with [Tool] methods; move it to the tool that it tells of"
            );
        }
    }

    /// <summary>What has the attribute; null for what the graph holds.</summary>
    private static string? KindOf(SyntaxNode owner) =>
        owner switch
        {
            LocalFunctionStatementSyntax => "a local function",
            LambdaExpressionSyntax => "a lambda expression",
            EventFieldDeclarationSyntax => "an event",
            // extension blocks, which the compiler that this is built against has no name for
            {
                Parent: TypeDeclarationSyntax
                    and not (
                        ClassDeclarationSyntax
                        or StructDeclarationSyntax
                        or RecordDeclarationSyntax
                        or InterfaceDeclarationSyntax
                    )
            } => "an extension member",
            _ => null,
        };

    private static bool IsInAgent(SyntaxNode owner, SyntaxNodeAnalysisContext context) =>
        owner.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type
        && context.SemanticModel.GetDeclaredSymbol(type, context.CancellationToken) is { } symbol
        && symbol.IsAgent();

    private static bool HasTools(SyntaxNode owner, SyntaxNodeAnalysisContext context) =>
        owner.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type
        && context.SemanticModel.GetDeclaredSymbol(type, context.CancellationToken) is { } symbol
        && ToolMethods.Of(symbol).Any();

    private static void Report(
        SyntaxNodeAnalysisContext context,
        DiagnosticDescriptor rule,
        params object[] arguments
    ) => context.ReportDiagnostic(Diagnostic.Create(rule, context.Node.GetLocation(), arguments));

    private static string? NameOf(NameSyntax name)
    {
        var last = name switch
        {
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            _ => "",
        };
        return last switch
        {
            "Tool" or "ToolAttribute" => "ToolAttribute",
            "Probe" or "ProbeAttribute" => "ProbeAttribute",
            "Prompt" or "PromptAttribute" => "PromptAttribute",
            _ => null,
        };
    }
}
