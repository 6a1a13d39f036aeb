using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Aegis.Testing;

/// <summary>What a test asks for.</summary>
/// <param name="File">The file's path; null: a diagnostic without a location.</param>
internal readonly record struct ExpectedDiagnostic(string Id, string? File, TextSpan Span)
{
    public bool Matches(Diagnostic diagnostic) =>
        diagnostic.Id == Id
        && diagnostic.Location.SourceTree?.FilePath == File
        && (File is null || diagnostic.Location.SourceSpan == Span);
}
