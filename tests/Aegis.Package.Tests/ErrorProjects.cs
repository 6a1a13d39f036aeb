using Aegis.Testing;

namespace Aegis.Package.Tests;

/// <summary>A project for each example on the page of an Error rule, and a solution of them all.</summary>
internal static class ErrorProjects
{
    public const string Solution = "Errors.slnx";

    private const string WithoutAnalyzers = """
        <Target Name="RemoveAnalyzers" BeforeTargets="CoreCompile"><ItemGroup><Analyzer Remove="@(Analyzer)" /></ItemGroup></Target>
        """;

    /// <summary>The ids of the rules whose pages say that they are errors.</summary>
    public static IReadOnlyList<string> Ids { get; } =
    [
        .. Directory
            .EnumerateFiles(RulePage.Folder, "AEG*.md")
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Where(id => RulePage.Read(id).Text.Contains("| Severity | Error |", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The projects that are wrong, and the rule that says so of each; the first example's is called as the rule.</summary>
    public static IEnumerable<(string Project, string Id)> All =>
        Examples.Select(example => (example.Project, example.Id));

    private static IEnumerable<(string Project, string Id, string Options, string Code)> Examples =>
        from id in Ids
        from example in RulePage.Read(id).Examples.Where(example => example.Kind == "reports").Index()
        select (example.Index == 0 ? id : $"{id}.{example.Index + 1}", id, example.Item.Options, example.Item.Code);

    public static void Write(ConsumerProject folder, AegisPackage package)
    {
        var projects = new List<string>();
        foreach (var (project, id, options, code) in Examples)
        {
            var more = options.Contains("C# 10", StringComparison.Ordinal)
                ? "<PropertyGroup><LangVersion>10</LangVersion></PropertyGroup>"
                : "";
            if (RulePage.Read(id).Examples.FirstOrDefault(e => e.Kind == "library") is { Code.Length: > 0 } library)
            {
                // the runtime alone: no generator has seen the agents
                Add($"{project}.Library", library.Code, WithoutAnalyzers);
                more =
                    $"<ItemGroup><ProjectReference Include=\"../{project}.Library/{project}.Library.csproj\" /></ItemGroup>";
            }

            Add(project, code, more);
        }

        var lines = projects.Select(name => $"<Project Path=\"{name}/{name}.csproj\" />");
        folder.Write(Solution, $"<Solution>{string.Concat(lines)}</Solution>");

        void Add(string name, string source, string more)
        {
            projects.Add(name);
            folder.Write($"{name}/Example.cs", source);
            folder.Write($"{name}/{name}.csproj", ProjectFile(package.Version, more));
        }
    }

    private static string ProjectFile(string version, string more) =>
        $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <RestorePackagesPath>$(MSBuildProjectDirectory)/../packages</RestorePackagesPath>
                <EnableNETAnalyzers>false</EnableNETAnalyzers>
                <NuGetAudit>false</NuGetAudit>
                <ProduceReferenceAssembly>false</ProduceReferenceAssembly>
              </PropertyGroup>
              <ItemGroup>
                <Using Include="Aegis" />
                <PackageReference Include="Aegis" Version="{version}" />
              </ItemGroup>
              {more}
            </Project>

            """;
}
