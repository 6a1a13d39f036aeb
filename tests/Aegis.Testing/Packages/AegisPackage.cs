namespace Aegis.Testing;

/// <summary>The package <c>Aegis</c>, packed from the sources as they are, once a process.</summary>
public sealed class AegisPackage
{
    private static readonly TempFolder _folder = new();

    private static readonly Lazy<Task<AegisPackage>> _packed = new(PackAsync);

    private AegisPackage(string version, string feed) => (Version, Feed) = (version, feed);

    /// <summary>A version that no other run has: a package of the same version would be taken from a cache.</summary>
    public string Version { get; }

    /// <summary>The folder that holds the package.</summary>
    public string Feed { get; }

    /// <summary>The package's path.</summary>
    public string Path => System.IO.Path.Combine(Feed, $"Aegis.{Version}.nupkg");

    /// <summary>The path of the package of symbols.</summary>
    public string SymbolsPath => System.IO.Path.Combine(Feed, $"Aegis.{Version}.snupkg");

    /// <summary>Packs on the first call.</summary>
    public static Task<AegisPackage> GetAsync() => _packed.Value;

    /// <summary>The path of a package that <see cref="AddAsync"/> has packed.</summary>
    public string PathOf(string name) => System.IO.Path.Combine(Feed, $"{name}.{Version}.nupkg");

    /// <summary>Packs another project of <c>src</c> into the same folder, under the same version.</summary>
    public Task AddAsync(string name) => PackAsync(name, Version);

    private static async Task<AegisPackage> PackAsync()
    {
        AppDomain.CurrentDomain.ProcessExit += (_, _) => _folder.Dispose();
        var version = $"0.0.0-test.{DateTime.UtcNow:yyyyMMddHHmmss}.{Environment.ProcessId}";
        await PackAsync("Aegis", version);
        return new AegisPackage(version, _folder.File("feed"));
    }

    // with outputs of its own: neither the version nor a build at the same time gets into the repository's
    private static async Task PackAsync(string name, string version)
    {
        var result = await Dotnet.RunAsync(
            BuildFacts.AegisRoot,
            [
                "pack",
                System.IO.Path.Combine("src", name, $"{name}.csproj"),
                "--configuration",
                "Release",
                "--artifacts-path",
                _folder.File("artifacts"),
                "--output",
                _folder.File("feed"),
                $"-p:Version={version}",
            ],
            CancellationToken.None
        );
        result.AssertSucceeded();
    }
}
