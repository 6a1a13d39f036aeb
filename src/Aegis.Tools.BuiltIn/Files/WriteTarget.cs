namespace Aegis.Tools.BuiltIn;

/// <summary>What stands where a file is to be written decides whether it may be.</summary>
internal static class WriteTarget
{
    public static void Check(OpenFolder folder, string[] names, bool overwrite)
    {
        var shown = Shown.Text(RelativePath.Join(names));
        var target = new FileInfo(Path.Combine(folder.AccessPath, names[^1]));
        if (target.LinkTarget is not null)
        {
            throw new ToolRefusedException($"'{shown}' is a link; links are not written to.");
        }

        if (Directory.Exists(target.FullName))
        {
            throw new ToolFailedException($"'{shown}' is a folder.");
        }

        if (!overwrite && target.Exists)
        {
            throw Exists(names);
        }
    }

    public static ToolRefusedException Exists(string[] names) =>
        new($"'{Shown.Text(RelativePath.Join(names))}' exists already; mode Overwrite replaces it.");
}
