using System.Globalization;

namespace Aegis.Tools.BuiltIn;

/// <summary>
/// What a listing says of an entry, read while its folder is open: a <see cref="FileSystemInfo"/> would look again later.
/// </summary>
internal sealed record FolderEntry(string Name, bool IsLink, bool IsFolder, long Length)
{
    public static FolderEntry Of(FileSystemInfo entry) =>
        entry.LinkTarget is not null || entry.Attributes.HasFlag(FileAttributes.ReparsePoint)
            ? new(entry.Name, IsLink: true, IsFolder: false, Length: 0)
            : new(entry.Name, IsLink: false, entry is DirectoryInfo, entry is FileInfo file ? file.Length : 0);

    public string Line(string[] folder)
    {
        var shown = Shown.Text(RelativePath.Join([.. folder, Name]));
        return this switch
        {
            { IsLink: true } => $"{shown} (link, not followed)",
            { IsFolder: true } => $"{shown}/",
            _ => string.Create(CultureInfo.InvariantCulture, $"{shown} ({Length} bytes)"),
        };
    }
}
