namespace Aegis.Testing;

/// <summary>One source file of a <see cref="TestCompilation"/>.</summary>
/// <param name="Name">The file's name; empty: chosen by its position (<c>Test.cs</c>, <c>Test1.cs</c>, …).</param>
/// <param name="Text">The source, with markup where an analyzer is tested.</param>
public readonly record struct TestFile(string Name, string Text)
{
    public static implicit operator TestFile(string text) => new("", text);

    public static implicit operator TestFile((string Name, string Text) file) => new(file.Name, file.Text);

    /// <summary>A rooted path, as .editorconfig sections and <c>file</c> types need one.</summary>
    internal static string PathOf(string name) => "/src/" + name;

    internal static TestFile[] Named(ReadOnlySpan<TestFile> files)
    {
        var named = new TestFile[files.Length];
        for (var i = 0; i < files.Length; i++)
        {
            var text = files[i].Text.ReplaceLineEndings("\n");
            var name =
                files[i].Name.Length > 0 ? files[i].Name
                : i == 0 ? "Test.cs"
                : $"Test{i}.cs";
            named[i] = new TestFile(name, text);
        }

        return named;
    }
}
