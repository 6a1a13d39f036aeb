using System.Security;
using System.Text.RegularExpressions;

namespace Aegis.Testing;

/// <summary>The NuGet settings of consumer projects: the machine's own, and one local source more.</summary>
internal static partial class PackageSources
{
    private const string LocalName = "aegis-test-feed";

    /// <summary>Writes a nuget.config that takes Aegis from the feed alone, and everything else from where the machine does.</summary>
    public static async Task WriteAsync(TempFolder folder, string feed, CancellationToken cancellationToken)
    {
        var sources = await Dotnet.RunAsync(folder.Path, ["nuget", "list", "source"], cancellationToken);
        var others = Source().Matches(sources.AssertSucceeded().Output).Select(match => match.Groups["name"].Value);
        var mappings = string.Join(
            "\n",
            others.Select(name => Mapping(name, "*")).Append(Mapping(LocalName, "Aegis*"))
        );
        var global = await Dotnet.RunAsync(
            folder.Path,
            ["nuget", "locals", "global-packages", "--list"],
            cancellationToken
        );
        var fallback = global.AssertSucceeded().Output.Split(':', 2)[1].Trim();

        // a package that the machine has is used from there; packages of tests never get among the machine's own
        folder.Write(
            "nuget.config",
            $"""
            <configuration>
              <packageSources>
                <add key="{LocalName}" value="{SecurityElement.Escape(feed)}" />
              </packageSources>
              <packageSourceMapping>
            {mappings}
              </packageSourceMapping>
              <fallbackPackageFolders>
                <add key="machine" value="{SecurityElement.Escape(fallback)}" />
              </fallbackPackageFolders>
            </configuration>

            """
        );
        Directory.CreateDirectory(fallback);
    }

    private static string Mapping(string source, string pattern) =>
        $"""    <packageSource key="{SecurityElement.Escape(source)}"><package pattern="{pattern}" /></packageSource>""";

    //   1.  name [Enabled]
    [GeneratedRegex(@"^\s*\d+\.\s+(?<name>.+?) \[Enabled\]", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Source();
}
