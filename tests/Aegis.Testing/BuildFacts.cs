using System.Reflection;

namespace Aegis.Testing;

/// <summary>What the build of this assembly knew and the tests need.</summary>
public static class BuildFacts
{
    /// <summary>The folder of the reference assemblies of net10.0.</summary>
    public static string RefPack { get; } = Get("RefPack");

    /// <summary>The root of the repository.</summary>
    public static string AegisRoot { get; } = Path.GetFullPath(Get("AegisRoot"));

    /// <summary>Debug or Release.</summary>
    public static string Configuration { get; } = Get("Configuration");

    private static string Get(string key) =>
        typeof(BuildFacts)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .First(metadata => metadata.Key == key)
            .Value!;
}
