using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Aegis.Schemas.Tests.Parity;

/// <summary>The signatures, compiled once: as symbols, and as methods of a loaded assembly.</summary>
internal static class Corpus
{
    private const BindingFlags Public = BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Lazy<(CSharpCompilation Compilation, Assembly Assembly)> Compiled = new(Compile);

    public static CSharpCompilation Compilation => Compiled.Value.Compilation;

    public static IEnumerable<string> Names =>
        from type in Compiled.Value.Assembly.GetExportedTypes()
        where type.Name.EndsWith("Tools", StringComparison.Ordinal)
        from method in type.GetMethods(Public)
        select $"{type.Name}.{method.Name}";

    public static MethodInfo Method(string name) =>
        Compiled.Value.Assembly.GetType(name.Split('.')[0])!.GetMethod(name.Split('.')[1], Public)!;

    public static IMethodSymbol Symbol(string name) =>
        Compilation
            .GetTypeByMetadataName(name.Split('.')[0])!
            .GetMembers(name.Split('.')[1])
            .OfType<IMethodSymbol>()
            .Single();

    private static (CSharpCompilation Compilation, Assembly Assembly) Compile()
    {
        var files = typeof(Corpus)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".cs", StringComparison.Ordinal))
            .Select(name => new TestFile(name, Read(name)))
            .ToArray();
        var compilation = new TestCompilation(files) { ImplicitUsings = false, AssemblyName = "Corpus" }.Create();
        using var image = new MemoryStream();
        var result = compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        return result.Success
            ? (compilation, Assembly.Load(image.ToArray()))
            : throw new InvalidOperationException(
                string.Join('\n', result.Diagnostics.Where(item => item.Severity == DiagnosticSeverity.Error))
            );
    }

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(Corpus).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
