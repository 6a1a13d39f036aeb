using System.Collections.Immutable;
using Aegis.Graph.Extract.Policies;
using Aegis.Graph.Extract.Tools;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract;

/// <summary>A class with <c>[Agent]</c> to an agent of the graph. No symbol survives it.</summary>
public static class AgentExtractor
{
    public static AgentNode Extract(INamedTypeSymbol type, ExtractionContext context)
    {
        var attribute = type.Find("AgentAttribute");
        var declaration = TypeDeclarationExtractor.Extract(type);
        var owner = declaration.Key;
        var contract = Contracts.Of(type, context.Compilation);
        var defects = ImmutableArray.CreateBuilder<ShapeDefect>(0);
        context.Anchor(owner, AnchorKind.Name, 0, type);
        if (attribute is not null)
        {
            context.Anchor(owner, AnchorKind.Attribute, 0, attribute);
            context.Anchor(owner, PolicyArgument.MaxOutputTokens, attribute);
        }

        var constructor = ConstructorExtractor.Choose(type, contract is not null);
        ClassShape.Collect(type, constructor, defects);
        var notPartial = contract is null
            ? TypeDeclarationExtractor.FirstNotPartial(type, context.CancellationToken)
            : null;
        // of several declarations the compiler says itself that one lacks it
        if (notPartial is { DeclaringSyntaxReferences.Length: 1 })
        {
            defects.Add(new ShapeDefect(DefectKind.NotPartial, notPartial.Name));
            context.Anchor(owner, AnchorKind.NotPartial, 0, notPartial);
        }

        var (dependencies, targets) = DependenciesOf(type, owner, context);
        var instructions = attribute?.Text();
        var run = contract is null
            ? SourceRun.Find(type, owner, HasText(instructions) || attribute.HasUnknownArgument(), context, defects)
            : new SourceRun(contract.Form, RunMethods.FindBuilt(type, contract.Form), Prompt: null);
        return new AgentNode
        {
            Type = declaration,
            Id = attribute?.Named<string>("Id") is { Length: > 0 } id ? id : type.Name,
            ResultName = attribute?.Named<string>("Name"),
            Instructions = HasText(instructions) ? instructions : null,
            Description = attribute?.Named<string>("Description"),
            ClientKey = attribute?.Named<string>("Client"),
            Model = attribute?.Named<string>("Model"),
            LivesForRun = attribute?.Named<int>("Lifetime") == 1,
            IsDisposable = type.AllInterfaces.Any(i => i.Name is "IDisposable" or "IAsyncDisposable"),
            IsExternal = contract is not null,
            Defects = new(defects.ToImmutable()),
            IsExtensible = notPartial is null && !type.IsFileLocal,
            Form = run.Form,
            Run = run.Method is null ? null : RunMethodExtractor.Extract(run.Method, owner, targets, context),
            SurplusDeclarations = run
                .Surplus.Select(method =>
                    RunMethodExtractor.Extract(method, owner, targets, context with { Anchors = null })
                )
                .ToEquatableArray(),
            PromptTemplate = run.Prompt,
            OwnTools = ToolsProperty.Of(type, context.CancellationToken),
            OwnToolNames = ToolUseExtractor.NamesOf(type),
            UsedTools = ToolUseExtractor.Extract(type, owner, context),
            MaxToolRounds = attribute?.Named<int>("MaxToolRounds") ?? 0,
            MaxOutputTokens = attribute?.Named<int>("MaxOutputTokens") ?? 0,
            Policies = PolicyExtractor.OfAgent(type, owner, context),
            Fallback = FallbackExtractor.OfAgent(type, run.Method, run.Form, owner, context),
            Dependencies = dependencies,
            Constructor = constructor is null ? default : ConstructorExtractor.Extract(constructor, owner, context),
            MutableMembers = MutableState.Of(type, constructor, owner, context),
            ClashingMembers = contract is null
                ? MemberScan.Clashing(type, EmittedMembers(run.Form), owner, context)
                : default,
            HidesInherited = run.Form != AgentForm.Bodied && type.BaseType is { } parent && parent.IsAgent(),
            ExternalAgents = DependencyExtractor.ExternalClosure(targets, context),
        };
    }

    private static (EquatableArray<Dependency>, ImmutableArray<INamedTypeSymbol?>) DependenciesOf(
        INamedTypeSymbol type,
        string owner,
        ExtractionContext context
    )
    {
        var dependencies = ImmutableArray.CreateBuilder<Dependency>();
        var targets = ImmutableArray.CreateBuilder<INamedTypeSymbol?>();
        foreach (var attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass is { } attributeType && attributeType.IsAegis("DependsOnAttribute"))
            {
                context.Anchor(owner, AnchorKind.Dependency, dependencies.Count, attribute);
                var (dependency, agent) = DependencyExtractor.Extract(
                    attribute.NamedType(),
                    attribute.ConstructorArguments.Any(argument => argument.IsNullType()),
                    attribute.Named<bool>("Optional"),
                    context.Compilation
                );
                dependencies.Add(dependency);
                targets.Add(agent);
            }
        }

        return (new(dependencies.ToImmutable()), targets.ToImmutable());
    }

    private static string[] EmittedMembers(AgentForm form) =>
        form switch
        {
            AgentForm.Composed => ["RunAsync", "RunCoreAsync"],
            AgentForm.Prompted => ["RunCoreAsync"],
            _ => [],
        };

    private static bool HasText(string? text) => !string.IsNullOrWhiteSpace(text);
}
