using Aegis.Testing;

namespace Aegis.Package.Tests;

/// <summary>A project for each Error rule, whose source is the example on the rule's page, and a solution of them all.</summary>
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

    public static void Write(ConsumerProject folder, AegisPackage package)
    {
        var projects = new List<string>();
        foreach (var id in Ids)
        {
            var examples = RulePage.Read(id).Examples.ToList();
            var example = examples.First(example => example.Kind == "reports");
            var more = example.Options.Contains("C# 10", StringComparison.Ordinal)
                ? "<PropertyGroup><LangVersion>10</LangVersion></PropertyGroup>"
                : "";
            if (examples.Find(e => e.Kind == "library") is { Code.Length: > 0 } library)
            {
                // the runtime alone: no generator has seen the agents
                Add($"{id}.Library", library.Code, WithoutAnalyzers);
                more = $"<ItemGroup><ProjectReference Include=\"../{id}.Library/{id}.Library.csproj\" /></ItemGroup>";
            }

            Add(id, example.Code, more);
        }

        var lines = projects.Select(name => $"<Project Path=\"{name}/{name}.csproj\" />");
        folder.Write(Solution, $"<Solution>{string.Concat(lines)}</Solution>");

        void Add(string name, string code, string more)
        {
            projects.Add(name);
            folder.Write($"{name}/Example.cs", code);
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
