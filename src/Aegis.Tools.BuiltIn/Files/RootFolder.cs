using Microsoft.Win32.SafeHandles;

namespace Aegis.Tools.BuiltIn;

/// <summary>A folder out of which no path leads: not by links, and not by links that somebody puts there meanwhile.</summary>
internal abstract class RootFolder : IDisposable
{
    /// <exception cref="ArgumentException">The folder was not given.</exception>
    /// <exception cref="DirectoryNotFoundException">It is not there.</exception>
    public static RootFolder Open(string path, string option)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new ArgumentException($"{option} is not set: name the folder that the tool may use.", option);
        }

        var full = Path.GetFullPath(path);
        if (!Directory.Exists(full))
        {
            throw new DirectoryNotFoundException($"{option} '{full}' is no folder: create it before the tool.");
        }

        return OperatingSystem.IsLinux() ? new DescriptorFolder(full) : new PathFolder(full);
    }

    /// <summary>Opens a folder below the root, or the root itself.</summary>
    public abstract OpenFolder OpenFolder(ReadOnlySpan<string> names, bool create = false);

    /// <summary>Opens a file for reading. Never waits for the other end of a pipe.</summary>
    public abstract SafeFileHandle OpenFile(ReadOnlySpan<string> names);

    public abstract void Dispose();

    protected static ToolRefusedException Link(string shown) =>
        new($"'{Shown.Text(shown)}' is a link or leads over one; links are not followed.");

    protected static ToolFailedException NoFolder(string shown) => new($"there is no folder '{Shown.Text(shown)}'.");

    protected static ToolFailedException IsNoFile(string shown) => new($"'{Shown.Text(shown)}' is a folder.");

    protected static ToolFailedException NoFile(string shown) => new($"there is no file '{Shown.Text(shown)}'.");
}
