using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Rules;

/// <summary>Makes the descriptors of rules, so that help links and tags are the same everywhere.</summary>
public static class Describe
{
    private const string Category = "Aegis";

    private const string Docs = "https://github.com/aegis-dotnet/aegis/blob/main/docs/diagnostics/";

    /// <summary>What can not work: nothing configures it away.</summary>
    public static DiagnosticDescriptor Error(string id, string title, string message) =>
        Make(id, title, message, DiagnosticSeverity.Error, WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>What will hurt.</summary>
    public static DiagnosticDescriptor Warning(string id, string title, string message) =>
        Make(id, title, message, DiagnosticSeverity.Warning);

    /// <summary>What is a matter of taste.</summary>
    public static DiagnosticDescriptor Info(string id, string title, string message) =>
        Make(id, title, message, DiagnosticSeverity.Info);

    private static DiagnosticDescriptor Make(
        string id,
        string title,
        string message,
        DiagnosticSeverity severity,
        params string[] tags
    ) =>
        new(
            id,
            title,
            message,
            Category,
            severity,
            isEnabledByDefault: true,
            helpLinkUri: $"{Docs}{id}.md",
            customTags: tags
        );
}
