namespace Aegis.Testing;

/// <summary>A fresh project that references the packed package, built and run as a user would.</summary>
public sealed class ConsumerProject : IDisposable
{
    private readonly TempFolder _folder = new();

    private ConsumerProject() { }

    /// <summary>The project's folder.</summary>
    public string Folder => _folder.Path;

    /// <summary>Creates the project; nothing is restored or built yet.</summary>
    /// <param name="package">The package it references.</param>
    /// <param name="files">Its sources by relative path.</param>
    /// <param name="properties">Lines of its PropertyGroup; a TargetFramework or TargetFrameworks of its own replaces net10.0.</param>
    public static async Task<ConsumerProject> CreateAsync(
        AegisPackage package,
        IReadOnlyDictionary<string, string> files,
        string properties = "",
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(package);
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(properties);
        var project = new ConsumerProject();
        try
        {
            await PackageSources.WriteAsync(project._folder, package.Feed, cancellationToken);
            project._folder.Write("Consumer.csproj", ProjectFile(package.Version, properties));
            foreach (var (path, text) in files)
            {
                project._folder.Write(path, text);
            }

            return project;
        }
        catch
        {
            project.Dispose();
            throw;
        }
    }

    /// <summary>Restores and builds.</summary>
    public Task<DotnetResult> BuildAsync(CancellationToken cancellationToken, params string[] arguments) =>
        Dotnet.RunAsync(Folder, ["build", .. arguments], cancellationToken);

    /// <summary>Runs what was built.</summary>
    public Task<DotnetResult> RunAsync(CancellationToken cancellationToken, params string[] arguments) =>
        Dotnet.RunAsync(Folder, ["run", "--no-build", .. arguments], cancellationToken);

    /// <summary>The full path of something in the project's folder.</summary>
    public string File(string relativePath) => _folder.File(relativePath);

    /// <summary>Writes or replaces a file.</summary>
    public void Write(string relativePath, string text) => _folder.Write(relativePath, text);

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private static string ProjectFile(string version, string properties)
    {
        var framework = properties.Contains("<TargetFramework", StringComparison.Ordinal)
            ? ""
            : "<TargetFramework>net10.0</TargetFramework>";
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <RollForward>Major</RollForward>
                <NoWarn>$(NoWarn);NU1603</NoWarn>
                <RestorePackagesPath>$(MSBuildProjectDirectory)/packages</RestorePackagesPath>
                <DefaultItemExcludes>$(DefaultItemExcludes);packages/**</DefaultItemExcludes>
                {framework}
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Aegis" Version="{version}" />
              </ItemGroup>
            </Project>

            """;
    }
}
