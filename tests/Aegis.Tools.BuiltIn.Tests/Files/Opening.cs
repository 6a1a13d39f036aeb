namespace Aegis.Tools.BuiltIn.Tests.Files;

/// <summary>Both ways to keep to a root: what Linux does, and what other systems do (which works on Linux, too).</summary>
public enum Opening
{
    ByDescriptor,
    ByPath,
}

internal static class OpeningExtensions
{
    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static FileTools Tools(this Opening opening, TestFolder folder, Action<FileToolsOptions>? configure = null)
    {
        var options = new FileToolsOptions { Root = folder.Root, AllowWrite = true };
        configure?.Invoke(options);
        return new FileTools(options, (root, option) => opening.Root(root, option));
    }

    public static RootFolder Root(this Opening opening, string path, string option = "Root")
    {
        Assert.SkipUnless(opening == Opening.ByPath || OperatingSystem.IsLinux(), "needs /proc");
        return opening == Opening.ByPath ? new PathFolder(path) : RootFolder.Open(path, option);
    }
}
