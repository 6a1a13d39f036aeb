using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Aegis.Schemas.Tests;

/// <summary>The tool <c>Tools.Run</c> of a source.</summary>
internal sealed record Source(CSharpCompilation Compilation, IMethodSymbol Method)
{
    private const string Usings = """
        global using System.ComponentModel;
        global using System.ComponentModel.DataAnnotations;
        global using System.IO;
        global using System.Text.Json;
        global using System.Text.Json.Nodes;
        global using System.Text.Json.Serialization;
        """;

    /// <summary>Its own file is the given text.</summary>
    public static Source File(string text, DocumentationMode mode = DocumentationMode.None)
    {
        var compilation = new TestCompilation(("Tools.cs", text), ("Usings.cs", Usings))
        {
            DocumentationMode = mode,
        }.Create();
        var method = compilation.GetTypeByMetadataName("Tools")!.GetMembers("Run").OfType<IMethodSymbol>().Single();
        return new Source(compilation, method);
    }

    /// <summary>It has these parameters.</summary>
    public static Source Parameters(string parameters, string types = "") =>
        File($"{types}\npublic unsafe class Tools {{ public void Run({parameters}) {{ }} }}");

    public ToolSchema Schema(bool strict = false) => Schemas.ToolOf(Method, strict, Compilation);
}
