using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract;

/// <summary>Whether a pipeline of this project can build and call an agent of another one, and all that it depends on.</summary>
internal static class ExternalReach
{
    /// <summary>What keeps this project from running the agent; null when nothing does.</summary>
    public static string? ObstacleOf(INamedTypeSymbol agent, Compilation compilation) =>
        ObstacleOf(agent, compilation, new HashSet<ISymbol>(SymbolEqualityComparer.Default));

    private static string? ObstacleOf(INamedTypeSymbol agent, Compilation compilation, HashSet<ISymbol> seen)
    {
        if (!seen.Add(agent) || !Contracts.IsExternal(agent, compilation))
        {
            return null;
        }

        if (Contracts.Of(agent, compilation) is not { } contract)
        {
            return "was not built with Aegis; add the Aegis package to its project";
        }

        if (!compilation.IsSymbolAccessibleWithin(agent, compilation.Assembly))
        {
            return "is internal to its own project; make it public there";
        }

        if (ConstructorExtractor.Choose(agent, isExternal: true) is null)
        {
            return "has no public constructor that a pipeline of another project can call; make one public";
        }

        if (
            CalledMethodOf(agent, contract.Form) is not { } method
            || !compilation.IsSymbolAccessibleWithin(method, compilation.Assembly)
        )
        {
            return "has no public run method that a pipeline of another project can call; make it public";
        }

        foreach (var attribute in agent.GetAttributes())
        {
            if (
                attribute.AttributeClass is { } use
                && use.IsAegis("UseToolsAttribute")
                && attribute.NamedType() is { } tools
                && !compilation.IsSymbolAccessibleWithin(tools, compilation.Assembly)
            )
            {
                return $"uses the tools of '{tools.Name}', which is internal to its own project";
            }

            if (
                attribute.AttributeClass is { } type
                && type.IsAegis("DependsOnAttribute")
                && attribute.NamedType() is INamedTypeSymbol target
                && ObstacleOf(target, compilation, seen) is { } obstacle
            )
            {
                // said once: of the agent that it is about
                return obstacle.StartsWith("depends", StringComparison.Ordinal)
                    ? obstacle
                    : $"depends on '{target.Name}', which {obstacle}";
            }
        }

        return null;
    }

    private static IMethodSymbol? CalledMethodOf(INamedTypeSymbol agent, AgentForm form) =>
        form == AgentForm.Bodied
            ? RunMethods.FindBuilt(agent, form)
            : agent.GetMembers("RunCoreAsync").OfType<IMethodSymbol>().FirstOrDefault(method => method.IsEmitted());
}
