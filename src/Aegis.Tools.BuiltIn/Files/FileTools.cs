using System.Text;

namespace Aegis.Tools.BuiltIn;

/// <summary>Lets a model read, list and, if that is allowed, write the text files of one folder.</summary>
/// <remarks>Thread-safe; one instance serves a process. Links below the folder are never followed.</remarks>
public sealed partial class FileTools : IDisposable
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private readonly RootFolder root;
    private readonly FolderListing listing;
    private readonly bool allowWrite;
    private readonly int maxFileBytes;
    private readonly int maxReadChars;
    private readonly int maxWriteBytes;

    /// <summary>Creates the tools; later changes of the options do not reach them.</summary>
    /// <param name="options">The folder, and what may be done in it.</param>
    /// <exception cref="ArgumentException">The folder is not set, or a limit is not positive.</exception>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    public FileTools(FileToolsOptions options)
        : this(options, RootFolder.Open) { }

    internal FileTools(FileToolsOptions options, Func<string, string, RootFolder> open)
    {
        ArgumentNullException.ThrowIfNull(options);
        allowWrite = options.AllowWrite;
        maxFileBytes = OptionGuard.Positive(options.MaxFileBytes);
        maxReadChars = OptionGuard.Positive(options.MaxReadChars);
        maxWriteBytes = OptionGuard.Positive(options.MaxWriteBytes);
        root = open(options.Root, nameof(options.Root));
        listing = new(root, options);
    }

    /// <summary>Reads a text file, whole or some of its lines.</summary>
    /// <param name="path">The file, relative to the root folder, such as docs/plan.md.</param>
    /// <param name="startLine">The first line to read, counted from 1.</param>
    /// <param name="maxLines">How many lines to read; 0 for all.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>
    /// A line that says which lines these are, an empty line, and the text as it is; or a line that begins with
    /// <c>Refused:</c> or <c>Failed:</c>.
    /// </returns>
    [Tool(Name = "read_file", Effect = ToolEffect.ReadOnly)]
    public Task<string> ReadFileAsync(
        string path,
        int startLine = 1,
        int maxLines = 0,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(path);
        return RunAsync(
            path,
            async () =>
            {
                var names = RelativePath.ParseFile(path);
                Demand(startLine >= 1, "startLine begins at 1");
                Demand(maxLines >= 0, "maxLines is 0 for all lines, or a positive number");
                var shown = Shown.Text(RelativePath.Join(names));
                var handle = root.OpenFile(names);
                var text = await TextFile
                    .ReadAsync(handle, shown, maxFileBytes, cancellationToken)
                    .ConfigureAwait(false);
                return LineRange.Of(text, shown, startLine, maxLines, maxReadChars);
            },
            cancellationToken
        );
    }

    /// <summary>Lists the files and folders of a folder.</summary>
    /// <param name="path">The folder, relative to the root folder; empty for the root folder itself.</param>
    /// <param name="pattern">Which entries to show: *.md by name, or src/**/*.cs by path. * and ? stand within a name.</param>
    /// <param name="depth">How many folders deep to look; 1 for this folder alone.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>
    /// A line that says how many there are, an empty line, and a path a line, folders with <c>/</c> at their end; or a line
    /// that begins with <c>Refused:</c> or <c>Failed:</c>.
    /// </returns>
    [Tool(Name = "list_files", Effect = ToolEffect.ReadOnly)]
    public Task<string> ListFilesAsync(
        string path = "",
        string pattern = "*",
        int depth = 1,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(pattern);
        return RunAsync(
            path,
            () =>
            {
                Demand(depth >= 1, "depth begins at 1");
                var names = RelativePath.Parse(path);
                return Task.FromResult(listing.Of(names, new Glob(pattern), depth, cancellationToken));
            },
            cancellationToken
        );
    }

    /// <summary>Writes a text file, with the folders it needs. It is there completely or not at all.</summary>
    /// <param name="path">The file, relative to the root folder, such as docs/plan.md.</param>
    /// <param name="content">The whole text of the file.</param>
    /// <param name="mode">What to do about a file that is there: Create refuses, Overwrite replaces it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A line that says what was written; or one that begins with <c>Refused:</c> or <c>Failed:</c>.</returns>
    [Tool(Name = "write_file", Effect = ToolEffect.Idempotent)]
    public Task<string> WriteFileAsync(
        string path,
        string content,
        WriteMode mode = WriteMode.Create,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(content);
        return RunAsync(path, () => WriteAsync(path, content, mode, cancellationToken), cancellationToken);
    }

    /// <summary>Lets go of the folder.</summary>
    public void Dispose() => root.Dispose();

    private async Task<string> WriteAsync(
        string path,
        string content,
        WriteMode mode,
        CancellationToken cancellationToken
    )
    {
        Demand(allowWrite, "writing is not allowed, only reading and listing are");
        Demand(Enum.IsDefined(mode), "mode is Create or Overwrite");
        var names = RelativePath.ParseFile(path);
        var bytes = Encode(content);
        using var folder = root.OpenFolder(names.AsSpan(..^1), create: true);
        var overwrite = mode == WriteMode.Overwrite;
        WriteTarget.Check(folder, names, overwrite);
        if (
            !await AtomicWrite
                .TryWriteAsync(folder, names[^1], bytes, overwrite, cancellationToken)
                .ConfigureAwait(false)
        )
        {
            throw WriteTarget.Exists(names);
        }

        return $"{Shown.Text(RelativePath.Join(names))} written, {bytes.Length} bytes.";
    }

    private byte[] Encode(string content)
    {
        // a character is one byte at least: too long a text is not even counted
        Demand(
            content.Length <= maxWriteBytes && Encoding.UTF8.GetByteCount(content) <= maxWriteBytes,
            $"the content is larger than the {maxWriteBytes} bytes that are allowed"
        );
        try
        {
            return StrictUtf8.GetBytes(content);
        }
        catch (EncoderFallbackException)
        {
            throw new ToolRefusedException("the content holds half a surrogate pair, which is no text.");
        }
    }

    private static void Demand(bool condition, string message)
    {
        if (!condition)
        {
            throw new ToolRefusedException(message + ".");
        }
    }

    /// <summary>Not on the caller's thread: opening and listing have no asynchronous forms.</summary>
    private static Task<string> RunAsync(string path, Func<Task<string>> work, CancellationToken cancellationToken) =>
        ToolAnswer.Of(async () =>
        {
            try
            {
                return await Task.Run(work, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error) when (FileErrors.IsKnown(error))
            {
                throw FileErrors.ForModel(path, error);
            }
        });
}
