namespace ResearchReport.Publishing;

/// <summary>Where the report goes.</summary>
public sealed class ReportFile
{
    private ReportFile(string path) => Path = path;

    /// <summary>The full path.</summary>
    public string Path { get; }

    /// <summary>Makes sure that the file can be written before any work is put into what it will hold.</summary>
    /// <exception cref="InputException">It can not; the message says why.</exception>
    public static ReportFile At(string path)
    {
        try
        {
            var full = System.IO.Path.GetFullPath(path);
            if (Directory.Exists(full))
            {
                throw new IOException("It is a folder.");
            }

            if (File.Exists(full))
            {
                using var existing = new FileStream(full, FileMode.Open, FileAccess.Write);
            }
            else
            {
                TryFolder(System.IO.Path.GetDirectoryName(full) ?? full);
            }

            return new ReportFile(full);
        }
        catch (Exception e)
            when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new InputException(
                $"The report can not be written to '{path}': choose another file with --out. {e.Message}"
            );
        }
    }

    /// <summary>Writes to a folder, or to the nearest that exists of those it is to be in, and leaves nothing behind.</summary>
    private static void TryFolder(string folder)
    {
        var nearest = folder;
        while (!Directory.Exists(nearest))
        {
            if (File.Exists(nearest))
            {
                throw new IOException($"'{nearest}' is a file.");
            }

            nearest = System.IO.Path.GetDirectoryName(nearest) ?? throw new DirectoryNotFoundException();
        }

        var trial = System.IO.Path.Combine(nearest, $".{System.IO.Path.GetRandomFileName()}");
        using var created = new FileStream(
            trial,
            FileMode.CreateNew,
            FileAccess.Write,
            FileShare.None,
            1,
            FileOptions.DeleteOnClose
        );
    }

    /// <summary>Writes the report; an older one stays whole until the new one is complete.</summary>
    public async Task WriteAsync(string text, CancellationToken cancellationToken)
    {
        var temporary = Path + ".tmp";
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        try
        {
            await File.WriteAllTextAsync(temporary, text, cancellationToken);
            File.Move(temporary, Path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
