using System.Collections.Immutable;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract;

/// <summary>The declarations of <c>RunPipelineAsync</c> whose bodies a pipeline leaves to Aegis.</summary>
internal static class PinnedRunExtractor
{
    /// <summary>The one that pins the order of the inputs, and those that can not: they want a body all the same.</summary>
    public static (PinnedSignature? Pinned, EquatableArray<RunMethod> Refused) Extract(
        INamedTypeSymbol type,
        string resultName,
        string owner,
        ExtractionContext context
    )
    {
        PinnedSignature? pinned = null;
        var refused = ImmutableArray.CreateBuilder<RunMethod>(0);
        foreach (var method in type.GetMembers("RunPipelineAsync").OfType<IMethodSymbol>())
        {
            if (!RunMethods.IsDeclaration(method) || RunMethodExtractor.IsBroken(method, context.CancellationToken))
            {
                continue;
            }

            if (pinned is null && IsAsWritten(method, resultName))
            {
                context.Anchor(owner, AnchorKind.RunMethod, 0, method);
                pinned = new PinnedSignature(
                    RunMethodExtractor.ModifiersOf(method, context.CancellationToken),
                    new(method.Parameters.Select(Pin).ToImmutableArray())
                );
                continue;
            }

            // the first place is that of the declaration that holds
            context.Anchor(owner, AnchorKind.RunMethod, refused.Count + 1, method);
            refused.Add(
                RunMethodExtractor.Extract(
                    method,
                    owner,
                    ImmutableArray<INamedTypeSymbol?>.Empty,
                    context with
                    {
                        Anchors = null,
                    }
                )
            );
        }

        return (pinned, new(refused.ToImmutable()));
    }

    /// <summary>Whether the other part that Aegis writes would be a part of this one.</summary>
    private static bool IsAsWritten(IMethodSymbol method, string resultName) =>
        method is { IsStatic: false, IsGenericMethod: false, RefKind: RefKind.None }
        && method.Parameters.All(parameter => parameter is { RefKind: RefKind.None, IsParams: false })
        && method.ReturnType
            is INamedTypeSymbol { Name: "Task", Arity: 1, NullableAnnotation: not NullableAnnotation.Annotated } task
        && task.ContainingNamespace.Path(escape: false) == "System.Threading.Tasks"
        && IsResult(task.TypeArguments[0], resultName);

    /// <summary>The generator does not see the type that it is about to write; the analyzer does.</summary>
    private static bool IsResult(ITypeSymbol type, string name) =>
        type.Name == name
        && type.NullableAnnotation != NullableAnnotation.Annotated
        && (type.TypeKind == TypeKind.Error || type.IsEmitted());

    private static PinnedParameter Pin(IParameterSymbol parameter) =>
        new(
            parameter.Name,
            parameter.Type.ToTypeName(),
            parameter.Type.IsAegis("PipelineRunOptions") ? PinnedRole.Options
                : parameter.Type.ToDisplayString() == "System.Threading.CancellationToken"
                    ? PinnedRole.CancellationToken
                : PinnedRole.Input
        );
}
