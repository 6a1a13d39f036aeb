using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Aegis.Testing;

/// <summary>Emits compilations into memory.</summary>
internal static class AssemblyImage
{
    public static ImmutableArray<byte> Emit(CSharpCompilation compilation)
    {
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        return result.Success
            ? [.. stream.ToArray()]
            : throw new TestFailureException(
                $"{compilation.AssemblyName} does not compile:\n"
                    + DiagnosticText.List(result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error))
            );
    }
}
