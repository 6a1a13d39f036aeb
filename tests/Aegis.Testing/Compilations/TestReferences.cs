using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aegis.Testing;

/// <summary>What every test source compiles against: the framework, Aegis and what Aegis' package depends on.</summary>
public static class TestReferences
{
    /// <summary>The reference assemblies of net10.0, loaded once a process.</summary>
    public static ImmutableArray<MetadataReference> Framework { get; } =
    [
        .. Directory
            .EnumerateFiles(BuildFacts.RefPack, "*.dll")
            .Order(StringComparer.Ordinal)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Aegis and the packages it depends on.</summary>
    public static ImmutableArray<MetadataReference> Aegis { get; } =
    [
        Of(typeof(AgentAttribute)),
        Of(typeof(IChatClient)),
        Of(typeof(IServiceCollection)),
        Of(typeof(ILogger)),
        Of(typeof(IOptions<>)),
    ];

    /// <summary>The assembly of a type that the test process has loaded.</summary>
    public static MetadataReference Of(Type type) => MetadataReference.CreateFromFile(type.Assembly.Location);
}
