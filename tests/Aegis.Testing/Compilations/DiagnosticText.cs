using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Aegis.Testing;

/// <summary>Diagnostics as failures show them: place, id, message and the text they are at.</summary>
internal static class DiagnosticText
{
    public static string List(IEnumerable<Diagnostic> diagnostics) => string.Join("\n", diagnostics.Select(Of));

    public static string Of(Diagnostic diagnostic)
    {
        var severity = diagnostic.Severity.ToString().ToLowerInvariant();
        var text = $"  {Place(diagnostic.Location)}: {severity} {diagnostic.Id}: {Message(diagnostic)}";
        return diagnostic.Location.SourceTree is { } tree
            ? $"{text}\n      at '{tree.GetText().ToString(diagnostic.Location.SourceSpan)}'"
            : text;
    }

    public static string Message(Diagnostic diagnostic) => diagnostic.GetMessage(CultureInfo.InvariantCulture);

    public static string Place(Location location)
    {
        if (location.SourceTree is null)
        {
            return "(no location)";
        }

        var span = location.GetLineSpan();
        return $"{Path.GetFileName(span.Path)}({span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1})";
    }
}
