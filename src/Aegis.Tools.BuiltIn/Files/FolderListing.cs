namespace Aegis.Tools.BuiltIn;

/// <summary>Lists a folder and those below it, level by level, so that a cut leaves the overview.</summary>
internal sealed class FolderListing(RootFolder root, FileToolsOptions options)
{
    private readonly int maxEntries = OptionGuard.Positive(options.MaxListEntries);
    private readonly int maxDepth = OptionGuard.Positive(options.MaxListDepth);
    private readonly int maxVisits = OptionGuard.Positive(options.MaxListVisits);

    public string Of(string[] start, Glob glob, int depth, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        var level = new List<string[]> { start };
        var visits = 0;
        var shownDepth = Math.Min(depth, maxDepth);
        for (var down = 0; down < shownDepth && level.Count > 0; down++)
        {
            var below = new List<string[]>();
            foreach (var folder in level)
            {
                cancellationToken.ThrowIfCancellationRequested();
                visits += Visit(folder, start, glob, lines, below, maxVisits - visits);
                if (lines.Count > maxEntries || visits >= maxVisits)
                {
                    return Text(start, lines, $"the first {Math.Min(lines.Count, maxEntries)} of more entries");
                }
            }

            level = below;
        }

        var deeper = level.Count > 0 ? $" to a depth of {shownDepth}; folders have more below" : "";
        return Text(start, lines, $"{lines.Count} entries{deeper}");
    }

    private int Visit(string[] folder, string[] start, Glob glob, List<string> lines, List<string[]> below, int limit)
    {
        FolderEntry[] entries;
        try
        {
            entries = Entries(folder, limit);
        }
        catch (Exception error)
            when (folder != start
                && error is IOException or UnauthorizedAccessException or ToolFailedException or ToolRefusedException
            )
        {
            // one folder that vanished or is not ours to read does not spoil the list of the others
            lines.Add($"{Shown.Text(RelativePath.Join(folder))}/ (can not be read)");
            return 1;
        }

        foreach (var entry in entries)
        {
            string[] names = [.. folder, entry.Name];
            if (glob.Matches(names.AsSpan(start.Length)))
            {
                lines.Add(entry.Line(folder));
            }

            if (entry.IsFolder)
            {
                below.Add(names);
            }
        }

        return entries.Length;
    }

    private FolderEntry[] Entries(string[] folder, int limit)
    {
        using var open = root.OpenFolder(folder);
        FolderEntry[] entries =
        [
            .. new DirectoryInfo(open.AccessPath).EnumerateFileSystemInfos().Take(limit).Select(FolderEntry.Of),
        ];
        open.Verify();
        Array.Sort(entries, (left, right) => string.CompareOrdinal(left.Name, right.Name));
        return entries;
    }

    private string Text(string[] start, List<string> lines, string summary)
    {
        var shown = start.Length == 0 ? "The root folder" : Shown.Text(RelativePath.Join(start));
        return $"{shown}: {summary}\n\n{string.Join('\n', lines.Take(maxEntries))}";
    }
}
