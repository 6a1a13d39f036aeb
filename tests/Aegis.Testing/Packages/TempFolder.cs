namespace Aegis.Testing;

/// <summary>A folder outside the repository, so that none of its settings apply; removed at the end.</summary>
public sealed class TempFolder : IDisposable
{
    /// <summary>Creates an empty folder.</summary>
    public TempFolder() => Path = Directory.CreateTempSubdirectory("aegis-").FullName;

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>The full path of something in it.</summary>
    public string File(string relativePath) => System.IO.Path.Combine(Path, relativePath);

    /// <summary>Writes a file, and the folders it is in.</summary>
    public void Write(string relativePath, string text)
    {
        var path = File(relativePath);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, text.ReplaceLineEndings("\n"));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // a killed process can hold a file a moment longer; the folder is the system's to clean then
        }
        catch (UnauthorizedAccessException)
        {
            // the same, on Windows
        }
    }
}
