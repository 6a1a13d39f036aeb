using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Aegis.Testing;

/// <summary>Another test compilation as a reference: as a dll on disk would be, or as an IDE's project reference.</summary>
public sealed class ReferencedAssembly
{
    private readonly Lazy<ImmutableArray<byte>> _image;

    private ReferencedAssembly(CSharpCompilation compilation, bool asProject)
    {
        Name = compilation.AssemblyName!;
        _image = new(() => AssemblyImage.Emit(compilation));
        Reference = asProject
            ? compilation.ToMetadataReference()
            : MetadataReference.CreateFromImage(_image.Value, filePath: Name + ".dll");
    }

    /// <summary>The name of the assembly.</summary>
    public string Name { get; }

    /// <summary>What the referencing compilation is given.</summary>
    public MetadataReference Reference { get; }

    /// <summary>The emitted assembly.</summary>
    public ImmutableArray<byte> Image => _image.Value;

    /// <summary>Emits the compilation: the reference sees metadata only.</summary>
    public static ReferencedAssembly AsImage(CSharpCompilation compilation) => new(compilation, asProject: false);

    /// <summary>References the compilation as it is: the reference sees source symbols.</summary>
    public static ReferencedAssembly AsProject(CSharpCompilation compilation) => new(compilation, asProject: true);
}
