namespace Aegis.Tools.BuiltIn.Tests;

/// <summary>A folder with a root for tools, and a place outside that root.</summary>
internal sealed class TestFolder : IDisposable
{
    public const string Secret = "the secret outside";

    public TestFolder()
    {
        Base = Directory.CreateTempSubdirectory("aegis-builtin-").FullName;
        Directory.CreateDirectory(Root);
        Directory.CreateDirectory(Outside);
        File.WriteAllText(Path.Combine(Outside, "secret.txt"), Secret);
    }

    public string Base { get; }

    public string Root => Path.Combine(Base, "root");

    public string Outside => Path.Combine(Base, "outside");

    public string SecretFile => Path.Combine(Outside, "secret.txt");

    public string At(string path) => Path.Combine(Root, path);

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), text);
    }

    public string Read(string path) => File.ReadAllText(At(path));

    public void Dispose() => Directory.Delete(Base, recursive: true);
}
