using System.Text.RegularExpressions;
using Aegis.Testing;

namespace Aegis.Package.Tests;

/// <summary>What a developer sees of a mistake in a real build: one rule, and nothing that follows from it.</summary>
public partial class ErrorsAloneTests(PackageFixture fixture)
{
    [Fact]
    public async Task EveryErrorRule_IsTheOnlyErrorOfABuild()
    {
        var token = TestContext.Current.CancellationToken;
        using var folder = await ConsumerProject.CreateAsync(
            fixture.Package,
            new Dictionary<string, string>(),
            cancellationToken: token
        );
        ErrorProjects.Write(folder, fixture.Package);

        var build = await folder.BuildAsync(token, ErrorProjects.Solution, "-maxcpucount");

        var found = Error()
            .Matches(build.Output)
            .Select(match => $"{match.Groups["project"].Value}: {match.Groups["code"].Value}")
            .Distinct()
            .Order(StringComparer.Ordinal);
        Assert.True(
            ErrorProjects
                .All.Select(error => $"{error.Project}: {error.Id}")
                .Order(StringComparer.Ordinal)
                .SequenceEqual(found),
            $"{string.Join("\n", found)}\n\n{build.Output}"
        );
    }

    // Example.cs(3,5): error AEG001: … [/tmp/…/AEG001/AEG001.csproj]
    [GeneratedRegex(@"\berror (?<code>[A-Z]+\d+)\b.*[/\\](?<project>[\w.]+)\.csproj", RegexOptions.ExplicitCapture)]
    private static partial Regex Error();
}
