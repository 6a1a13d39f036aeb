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
                Assert.Matches("^(Microsoft\\.Extensions\\.|Polly\\.Core$)", dependency.Attribute("id")!.Value)
        );
        Assert.Contains(nuspec.Descendants(), element => element.Name.LocalName == "readme");
        Assert.Contains(nuspec.Descendants(), element => element.Name.LocalName == "license" && element.Value == "MIT");
    }

    private static string[] Files(string package)
    {
        using var zip = ZipFile.OpenRead(package);
        return
        [
            .. zip
                .Entries.Select(entry => entry.FullName)
                .Where(name =>
                    name is not ("Aegis.nuspec" or "[Content_Types].xml")
                    && !name.StartsWith("_rels/", StringComparison.Ordinal)
                )
                .Where(name => !name.StartsWith("package/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
    }
}
