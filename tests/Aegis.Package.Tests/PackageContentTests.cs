using System.IO.Compression;
using System.Xml.Linq;

namespace Aegis.Package.Tests;

public class PackageContentTests(PackageFixture fixture)
{
    [Fact]
    public void Files_AreAllThereAndNothingElse()
    {
        Assert.Equal(
            [
                "README.md",
                "analyzers/dotnet/cs/Aegis.Analyzers.dll",
                "analyzers/dotnet/cs/Aegis.CodeFixes.dll",
                "analyzers/dotnet/cs/Aegis.Generators.dll",
                "analyzers/dotnet/cs/Aegis.Graph.dll",
                "build/Aegis.props",
                "build/Aegis.targets",
                "buildTransitive/Aegis.props",
                "buildTransitive/Aegis.targets",
                "lib/net10.0/Aegis.dll",
                "lib/net10.0/Aegis.xml",
                "lib/net8.0/Aegis.dll",
                "lib/net8.0/Aegis.xml",
            ],
            Files(fixture.Package.Path)
        );
    }

    [Fact]
    public void Symbols_AreOfBothFrameworks() =>
        Assert.Equal(["lib/net10.0/Aegis.pdb", "lib/net8.0/Aegis.pdb"], Files(fixture.Package.SymbolsPath));

    [Fact]
    public void Dependencies_AreTheRuntimeOnes()
    {
        using var zip = ZipFile.OpenRead(fixture.Package.Path);
        using var stream = zip.GetEntry("Aegis.nuspec")!.Open();
        var nuspec = XDocument.Load(stream);
        var groups = nuspec.Descendants().Where(element => element.Name.LocalName == "group").ToArray();

        Assert.Equal(["net10.0", "net8.0"], groups.Select(group => group.Attribute("targetFramework")!.Value));
        Assert.All(
            groups.SelectMany(group => group.Elements()),
            dependency =>
                Assert.Matches(
                    "^(Microsoft\\.Extensions\\.|Polly\\.Core$|System\\.Threading\\.RateLimiting$)",
                    dependency.Attribute("id")!.Value
                )
        );
        Assert.Contains(nuspec.Descendants(), element => element.Name.LocalName == "readme");
        Assert.Contains(nuspec.Descendants(), element => element.Name.LocalName == "license" && element.Value == "MIT");
    }

    [Theory]
    [InlineData("Aegis.Providers.OpenAI", "OpenAI")]
    [InlineData("Aegis.Providers.Anthropic", "Anthropic")]
    public async Task Provider_HasItsReadmeAndItsSdk(string name, string sdk)
    {
        await fixture.AddProvidersAsync();
        var path = fixture.Package.PathOf(name);

        Assert.Equal(
            [
                "README.md",
                $"lib/net10.0/{name}.dll",
                $"lib/net10.0/{name}.xml",
                $"lib/net8.0/{name}.dll",
                $"lib/net8.0/{name}.xml",
            ],
            Files(path)
        );
        using var zip = ZipFile.OpenRead(path);
        using var stream = zip.GetEntry($"{name}.nuspec")!.Open();
        var nuspec = XDocument.Load(stream);
        Assert.Contains(nuspec.Descendants(), element => element.Name.LocalName == "readme");
        var groups = nuspec.Descendants().Where(element => element.Name.LocalName == "group").ToArray();
        Assert.Equal(2, groups.Length);
        Assert.All(
            groups,
            group =>
                Assert.Equal(
                    new[] { "Aegis", sdk }.Order(),
                    group.Elements().Select(element => element.Attribute("id")!.Value).Order()
                )
        );
    }

    [Fact]
    public async Task OpenTelemetry_HasItsReadmeAndNeedsTheApiAlone()
    {
        await fixture.Package.AddAsync("Aegis.OpenTelemetry");
        var path = fixture.Package.PathOf("Aegis.OpenTelemetry");

        Assert.Equal(
            [
                "README.md",
                "lib/net10.0/Aegis.OpenTelemetry.dll",
                "lib/net10.0/Aegis.OpenTelemetry.xml",
                "lib/net8.0/Aegis.OpenTelemetry.dll",
                "lib/net8.0/Aegis.OpenTelemetry.xml",
            ],
            Files(path)
        );
        using var zip = ZipFile.OpenRead(path);
        using var stream = zip.GetEntry("Aegis.OpenTelemetry.nuspec")!.Open();
        Assert.Equal(
            ["Aegis", "OpenTelemetry.Api"],
            XDocument
                .Load(stream)
                .Descendants()
                .Where(element => element.Name.LocalName == "dependency")
                .Select(element => element.Attribute("id")!.Value)
                .Distinct()
                .Order()
        );
    }

    [Fact]
    public async Task Client_HasItsReadmeAndNeedsNothingOfAegis()
    {
        await fixture.AddClientAsync();
        var path = fixture.Package.PathOf("Aegis.Client");

        Assert.Equal(
            [
                "README.md",
                "lib/net10.0/Aegis.Client.dll",
                "lib/net10.0/Aegis.Client.xml",
                "lib/net8.0/Aegis.Client.dll",
                "lib/net8.0/Aegis.Client.xml",
            ],
            Files(path)
        );
        using var zip = ZipFile.OpenRead(path);
        using var stream = zip.GetEntry("Aegis.Client.nuspec")!.Open();
        var nuspec = XDocument.Load(stream);
        Assert.Contains(nuspec.Descendants(), element => element.Name.LocalName == "readme");
        var groups = nuspec.Descendants().Where(element => element.Name.LocalName == "group").ToArray();
        Assert.Equal(2, groups.Length);
        Assert.All(
            groups,
            group =>
                Assert.Equal(
                    ["Microsoft.Extensions.Http"],
                    group.Elements().Select(element => element.Attribute("id")!.Value)
                )
        );
    }

    private static string[] Files(string package)
    {
        using var zip = ZipFile.OpenRead(package);
        return
        [
            .. zip
                .Entries.Select(entry => entry.FullName)
                .Where(name =>
                    name != "[Content_Types].xml"
                    && !name.EndsWith(".nuspec", StringComparison.Ordinal)
                    && !name.StartsWith("_rels/", StringComparison.Ordinal)
                )
                .Where(name => !name.StartsWith("package/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
    }
}
