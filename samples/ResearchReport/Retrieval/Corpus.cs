using System.Text;

namespace ResearchReport.Retrieval;

/// <summary>The documents of a folder, cut into passages.</summary>
/// <param name="Documents">How many documents there are.</param>
/// <param name="Passages">Their passages, by path and then as they stand.</param>
public sealed record Corpus(int Documents, IReadOnlyList<Passage> Passages)
{
    // throws on bytes that are no UTF-8, instead of quoting replacement characters later
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>Reads every <c>.md</c> and <c>.txt</c> file in and below a folder.</summary>
    /// <exception cref="InputException">The folder or a file can not be used; the message says what to do.</exception>
    public static async Task<Corpus> LoadAsync(string folder, CancellationToken cancellationToken)
    {
        var passages = new List<Passage>();
        var files = FilesOf(folder);
        foreach (var file in files)
        {
            var path = Path.GetRelativePath(folder, file).Replace('\\', '/');
            passages.AddRange(PassageSplitter.Split(path, await ReadAsync(file, cancellationToken)));
        }

        return passages.Count > 0
            ? new Corpus(files.Count, passages)
            : throw new InputException($"The corpus folder '{folder}' holds no text: add .md or .txt files.");
    }

    private static List<string> FilesOf(string folder)
    {
        if (string.IsNullOrWhiteSpace(folder))
        {
            throw new InputException("The corpus folder has no name: name one with --corpus.");
        }

        try
        {
            // by path, because the order in which a file system lists its files differs from one to the next
            return
            [
                .. Directory
                    .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                    .Where(file => Path.GetExtension(file).ToLowerInvariant() is ".md" or ".txt")
                    .Order(StringComparer.Ordinal),
            ];
        }
        catch (DirectoryNotFoundException)
        {
            throw new InputException($"The corpus folder '{folder}' does not exist: name one with --corpus.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"The corpus folder '{folder}' can not be listed: {e.Message}");
        }
    }

    private static async Task<string> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllTextAsync(file, StrictUtf8, cancellationToken);
        }
        catch (DecoderFallbackException)
        {
            throw new InputException($"The document '{file}' is not UTF-8 text: convert or remove it.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                $"The document '{file}' can not be read: make it readable or remove it. {e.Message}"
            );
        }
    }
}
