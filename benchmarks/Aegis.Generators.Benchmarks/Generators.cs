using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Aegis.Generators.Benchmarks;

/// <summary>The generators that are compared.</summary>
internal static class Generators
{
    public static string RefPack { get; } =
        typeof(Generators)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "RefPack")
            .Value!;

    public static IIncrementalGenerator Aegis() => new PipelineGenerator();

    /// <summary>The one that ships with the SDK, beside the reference assemblies.</summary>
    public static IIncrementalGenerator SystemTextJson()
    {
        var path = Path.Combine(RefPack, "analyzers", "dotnet", "cs", "System.Text.Json.SourceGeneration.dll");
        var type = Assembly
            .LoadFrom(path)
            .GetTypes()
            .Single(type => type.IsAssignableTo(typeof(IIncrementalGenerator)) && !type.IsAbstract);
        return (IIncrementalGenerator)Activator.CreateInstance(type)!;
    }
}
