using Microsoft.Win32.SafeHandles;

namespace Aegis.Tools.BuiltIn;

/// <summary>
/// The root where the system does not tell what a handle is: every name of a path is checked for links before a file is
/// opened and again afterwards. Who puts a link there and takes it away between the two checks is not noticed.
/// </summary>
internal sealed class PathFolder(string path) : RootFolder
{
    private readonly string root = RealRoot(path);

    public override OpenFolder OpenFolder(ReadOnlySpan<string> names, bool create = false)
    {
        var all = names.ToArray();
        var current = root;
        for (var depth = 1; depth <= all.Length; depth++)
        {
            current = Path.Combine(current, all[depth - 1]);
            CheckLinks(all[..depth]);
            if (create && !Path.Exists(current))
            {
                Directory.CreateDirectory(current);
            }
        }

        CheckLinks(all);
        return Directory.Exists(current)
            ? new OpenFolder(current, handle: null, () => CheckLinks(all))
            : throw NoFolder(RelativePath.Join(all));
    }

    public override SafeFileHandle OpenFile(ReadOnlySpan<string> names)
    {
        var all = names.ToArray();
        var shown = RelativePath.Join(all);
        CheckLinks(all);
        var full = Path.Combine([root, .. all]);
        if (Directory.Exists(full))
        {
            throw IsNoFile(shown);
        }

        var file = NativeFile.TryOpen(full) ?? throw NoFile(shown);
        try
        {
            CheckLinks(all);
            return file;
        }
        catch (ToolRefusedException)
        {
            file.Dispose();
            throw;
        }
    }

    public override void Dispose() { }

    private void CheckLinks(string[] names)
    {
        var current = root;
        for (var depth = 1; depth <= names.Length; depth++)
        {
            current = Path.Combine(current, names[depth - 1]);
            var entry = new FileInfo(current);

            // junctions and other reparse points have no target that .NET shows
            if (entry.LinkTarget is not null || IsReparsePoint(entry))
            {
                throw Link(RelativePath.Join(names[..depth]));
            }
        }
    }

    private static bool IsReparsePoint(FileInfo entry) =>
        entry.Attributes is var attributes
        && (int)attributes != -1 // nothing is there
        && attributes.HasFlag(FileAttributes.ReparsePoint);

    private static string RealRoot(string path) =>
        Directory.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
}
