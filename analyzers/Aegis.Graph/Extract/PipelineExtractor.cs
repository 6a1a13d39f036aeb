using System.Collections.Immutable;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Aegis.Graph.Extract;

/// <summary>A class with <c>[Pipeline]</c> to a pipeline of the graph. No symbol survives it.</summary>
public static class PipelineExtractor
{
    private static readonly string[] EmittedMembers =
    [
        "Graph",
        "RunPipelineAsync",
        "StreamPipelineAsync",
        "AegisAgentSet",
        "agents",
        "Shape",
        "AegisRunState",
        "runner",
    ];

    public static PipelineNode Extract(INamedTypeSymbol type, ExtractionContext context)
    {
        var attribute = type.Find("PipelineAttribute");
        var declaration = TypeDeclarationExtractor.Extract(type);
        var owner = declaration.Key;
        context.Anchor(owner, AnchorKind.Name, 0, type);
        if (attribute is not null)
        {
            context.Anchor(owner, AnchorKind.Attribute, 0, attribute);
            context.Anchor(owner, PolicyArgument.MaxConcurrency, attribute);
            context.Anchor(owner, PolicyArgument.TimeoutSeconds, attribute);
            context.Anchor(owner, PolicyArgument.TokenBudget, attribute);
        }

        var defects = ImmutableArray.CreateBuilder<ShapeDefect>(0);
        var notPartial = TypeDeclarationExtractor.FirstNotPartial(type, context.CancellationToken);
        // of several declarations the compiler says itself that one lacks it
        if (notPartial is { DeclaringSyntaxReferences.Length: 1 })
        {
            defects.Add(new ShapeDefect(DefectKind.NotPartial, notPartial.Name));
            context.Anchor(owner, AnchorKind.NotPartial, 0, notPartial);
        }

        var defect = PipelineDefectOf(type, owner, context);
        var baseDefect = defect is null ? PipelineBase.DefectOf(type, context.Compilation) : null;
        if ((defect ?? baseDefect) is { } detail)
        {
            defects.Add(new ShapeDefect(DefectKind.UnusablePipeline, detail));
        }

        var (outputs, targets) = OutputsOf(attribute, context.Compilation);
        var wantedName = attribute?.Named<string>("ResultName") is { Length: > 0 } name ? name : type.Name + "Result";
        var isTaken = !SyntaxFacts.IsValidIdentifier(wantedName) || IsTaken(type, wantedName);
        var resultName = isTaken ? FreeName(type) : wantedName;
        var runs = PinnedRunExtractor.Extract(type, resultName, owner, context);
        return new PipelineNode
        {
            Type = declaration,
            IsStatic = type.IsStatic,
            Outputs = outputs,
            MaxConcurrency = attribute?.Named<int>("MaxConcurrency") ?? 0,
            StopsOnFailure = attribute?.Named<int>("OnFailure") == 1,
            TimeoutSeconds = attribute?.Named<double>("TimeoutSeconds") ?? 0,
            TokenBudget = attribute?.Named<long>("TokenBudget") ?? 0,
            ResultName = resultName,
            TakenResultName = isTaken ? wantedName : null,
            HasUnusableBase = baseDefect is not null,
            Defects = new(defects.ToImmutable()),
            IsExtensible = notPartial is null && !type.IsFileLocal,
            AreContainersPartial =
                type.ContainingType is not { } container
                || TypeDeclarationExtractor.FirstNotPartial(container, context.CancellationToken) is null,
            OwnDispose = MemberScan.Dispose(type),
            ClashingMembers = MemberScan.Clashing(type, EmittedMembers, owner, context),
            Pinned = runs.Pinned,
            RefusedRuns = runs.Refused,
            ExternalAgents = DependencyExtractor.ExternalClosure(targets, context),
        };
    }

    private static string? PipelineDefectOf(INamedTypeSymbol type, string owner, ExtractionContext context)
    {
        if (ClassShape.ModifierDefectOf(type) is { } modifier)
        {
            return $"{modifier}; a pipeline is a class that is not abstract, static or generic";
        }

        if (type.IsRecord)
        {
            return "is a record, whose constructors and members would compete with the emitted ones; declare a class";
        }

        if (type.BaseType is { } parent && parent.Find("PipelineAttribute") is not null)
        {
            return $"derives from the pipeline '{parent.Name}', whose members its own would hide; let both derive from a class that is no pipeline";
        }

        foreach (var constructor in type.InstanceConstructors)
        {
            if (!constructor.IsImplicitlyDeclared && !constructor.IsEmitted())
            {
                context.Anchor(owner, AnchorKind.Constructor, 0, constructor);
                return "declares a constructor, which is for Aegis to write; remove it, and let agents take services through their own";
            }
        }

        if (type.IsAgent())
        {
            return "is an agent too, and what Aegis writes for one would compete with the other; declare a class of its own for either";
        }

        if (ClassShape.RequiredMemberOf(type, constructor: null) is { } member)
        {
            return $"has the required member '{member}', which the emitted constructors do not set; drop 'required'";
        }

        return type.IsFileLocal ? "is local to its file, where no other part of it can be written; drop 'file'" : null;
    }

    private static (EquatableArray<Dependency>, ImmutableArray<INamedTypeSymbol?>) OutputsOf(
        AttributeData? attribute,
        Compilation compilation
    )
    {
        if (attribute is not { ConstructorArguments.Length: 1 } || attribute.ConstructorArguments[0].IsNull)
        {
            return (default, ImmutableArray<INamedTypeSymbol?>.Empty);
        }

        var extracted = attribute
            .ConstructorArguments[0]
            .Values.Select(v =>
                DependencyExtractor.Extract(v.Value as ITypeSymbol, v.IsNullType(), isOptional: false, compilation)
            )
            .ToImmutableArray();
        return (
            new(extracted.Select(e => e.Dependency).ToImmutableArray()),
            extracted.Select(e => e.Agent).ToImmutableArray()
        );
    }

    private static bool IsTaken(INamedTypeSymbol pipeline, string resultName)
    {
        INamespaceOrTypeSymbol beside =
            (INamespaceOrTypeSymbol?)pipeline.ContainingType ?? pipeline.ContainingNamespace;
        return beside.GetMembers(resultName).Any(member => member is not INamespaceSymbol && !member.IsEmitted());
    }

    private static string FreeName(INamedTypeSymbol pipeline)
    {
        var name = pipeline.Name + "Outcome";
        for (var number = 2; IsTaken(pipeline, name); number++)
        {
            name = $"{pipeline.Name}Outcome{number}";
        }

        return name;
    }
}
