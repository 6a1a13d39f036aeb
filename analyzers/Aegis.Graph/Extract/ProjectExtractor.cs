using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aegis.Graph.Extract;

/// <summary>A compilation and the build's properties to the facts of the project.</summary>
public static class ProjectExtractor
{
    public const string DefaultPipeline = "AgentPipeline";

    public static ProjectFacts Extract(Compilation compilation, AnalyzerConfigOptions options)
    {
        var rootNamespace = Property(options, "RootNamespace") ?? "";
        if (!rootNamespace.Split('.').All(SyntaxFacts.IsValidIdentifier))
        {
            rootNamespace = "";
        }

        return new ProjectFacts
        {
            RootNamespace = rootNamespace,
            IsExecutable =
                compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication,
            LanguageVersion = (int)((compilation as CSharpCompilation)?.LanguageVersion ?? LanguageVersion.Latest),
            IsDefaultPipelineNameTaken =
                IsTaken(compilation, rootNamespace, DefaultPipeline)
                || IsTaken(compilation, rootNamespace, DefaultPipeline + "Result"),
            AreAnalyzersOff = IsFalse(options, "RunAnalyzers") || IsFalse(options, "RunAnalyzersDuringBuild"),
            IsTrimmed = IsTrue(options, "PublishAot") || IsTrue(options, "PublishTrimmed"),
            WritesGraph = !string.IsNullOrWhiteSpace(Property(options, "AegisGraphPath")),
        };
    }

    private static bool IsTaken(Compilation compilation, string rootNamespace, string name)
    {
        var metadataName = rootNamespace.Length == 0 ? name : $"{rootNamespace}.{name}";
        return compilation.Assembly.GetTypeByMetadataName(metadataName) is { } type && !type.IsEmitted();
    }

    private static bool IsTrue(AnalyzerConfigOptions options, string name) =>
        string.Equals(Property(options, name), "true", StringComparison.OrdinalIgnoreCase);

    private static bool IsFalse(AnalyzerConfigOptions options, string name) =>
        string.Equals(Property(options, name), "false", StringComparison.OrdinalIgnoreCase);

    private static string? Property(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue($"build_property.{name}", out var value) && value.Length > 0 ? value : null;
}
