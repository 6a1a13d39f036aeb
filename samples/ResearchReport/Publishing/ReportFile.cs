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
            var isNew = !File.Exists(full);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full) ?? full);
            using (new FileStream(full, FileMode.OpenOrCreate, FileAccess.Write)) { }

            if (isNew)
            {
                // a run that fails leaves no empty report behind
                File.Delete(full);
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

    /// <summary>Writes the report; an older one stays whole until the new one is complete.</summary>
    public async Task WriteAsync(string text, CancellationToken cancellationToken)
    {
        var temporary = Path + ".tmp";
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
