using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace Aegis.Tools.BuiltIn;

/// <summary>
/// The root on Linux. Every name is looked up in a folder that is held open (/proc/self/fd/N/name), and what was opened must
/// lie directly in that folder by the kernel's own account. So it does not matter who swaps what for a link, or when: a
/// path is never looked up twice.
/// </summary>
internal sealed class DescriptorFolder : RootFolder
{
    private readonly SafeFileHandle root;

    public DescriptorFolder(string path)
    {
        if (!Directory.Exists("/proc/self/fd"))
        {
            throw new PlatformNotSupportedException(
                "/proc is not mounted; without it files can not be checked safely."
            );
        }

        root = NativeFile.TryOpen(path) ?? throw new DirectoryNotFoundException($"'{path}' is no folder.");
    }

    public override OpenFolder OpenFolder(ReadOnlySpan<string> names, bool create = false)
    {
        var folder = OpenRoot();
        for (var depth = 1; depth <= names.Length; depth++)
        {
            using var parent = folder;
            var shown = RelativePath.Join(names[..depth].ToArray());
            if (create)
            {
                CreateFolder($"{AccessPath(parent)}/{names[depth - 1]}");
            }

            folder = OpenChild(parent, names[depth - 1], shown) ?? throw NoFolder(shown);
        }

        if (!IsFolder(folder))
        {
            folder.Dispose();
            throw NoFolder(RelativePath.Join(names.ToArray()));
        }

        return new OpenFolder(AccessPath(folder), folder, static () => { });
    }

    public override SafeFileHandle OpenFile(ReadOnlySpan<string> names)
    {
        var shown = RelativePath.Join(names.ToArray());
        using var folder = OpenFolder(names[..^1]);
        var file = OpenChild(folder.AccessPath, names[^1], shown) ?? throw NoFile(shown);
        if (IsFolder(file))
        {
            file.Dispose();
            throw IsNoFile(shown);
        }

        return file;
    }

    public override void Dispose() => root.Dispose();

    /// <summary>Once it is closed, the number of the root's descriptor may be that of any other folder.</summary>
    private SafeFileHandle OpenRoot()
    {
        var isHeld = false;
        try
        {
            root.DangerousAddRef(ref isHeld);
            return NativeFile.TryOpen(AccessPath(root)) ?? throw NoFolder(".");
        }
        finally
        {
            if (isHeld)
            {
                root.DangerousRelease();
            }
        }
    }

    private static SafeFileHandle? OpenChild(SafeFileHandle parent, string name, string shown) =>
        OpenChild(AccessPath(parent), name, shown);

    private static SafeFileHandle? OpenChild(string parent, string name, string shown)
    {
        var path = $"{parent}/{name}";

        // for the message, and so that a link to a device is not even opened
        if (new FileInfo(path).LinkTarget is not null)
        {
            throw Link(shown);
        }

        var child = NativeFile.TryOpen(path);
        if (child is not null && ParentOf(RealPath(AccessPath(child))) != RealPath(parent))
        {
            child.Dispose();
            throw Link(shown);
        }

        return child;
    }

    private static void CreateFolder(string path)
    {
        // no error if it is there, as whatever it is: the next look decides
        if (!Path.Exists(path))
        {
            Directory.CreateDirectory(path);
        }
    }

    private static bool IsFolder(SafeFileHandle handle) => Directory.Exists(AccessPath(handle));

    private static string AccessPath(SafeFileHandle handle) =>
        string.Create(CultureInfo.InvariantCulture, $"/proc/self/fd/{handle.DangerousGetHandle()}");

    private static string RealPath(string accessPath) =>
        new FileInfo(accessPath).LinkTarget ?? throw new IOException("the kernel does not say what was opened");

    private static string ParentOf(string path) => path.LastIndexOf('/') is > 0 and var end ? path[..end] : "/";
}
