namespace Aegis.Tools.BuiltIn;

/// <summary>The programs that may be run, by the names that a model calls them by.</summary>
internal sealed class ProgramList
{
    // not .bat and .cmd: Windows gives them to cmd.exe, which reads arguments as commands
    private static readonly string[] Endings = OperatingSystem.IsWindows() ? [".exe", ".com"] : [""];

    private readonly SortedDictionary<string, string> paths = new(
        OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal
    );

    /// <exception cref="ArgumentException">A program is not there, or two have the same name.</exception>
    public ProgramList(IEnumerable<string> programs)
    {
        foreach (var program in programs)
        {
            var path = Path.IsPathFullyQualified(program) ? Checked(program) : Find(program);
            var name = OperatingSystem.IsWindows() ? Path.GetFileNameWithoutExtension(path) : Path.GetFileName(path);
            if (!paths.TryAdd(name, path))
            {
                throw new ArgumentException($"Two allowed programs have the name '{name}'.", nameof(programs));
            }
        }
    }

    public string PathOf(string name) =>
        paths.TryGetValue(name, out var path)
            ? path
            : throw new ToolRefusedException(
                $"program '{Shown.Text(name)}' is not on the list of allowed programs {Shown.List(paths.Keys)}."
            );

    private static string Find(string name)
    {
        if (string.IsNullOrWhiteSpace(name) || name != Path.GetFileName(name))
        {
            throw new ArgumentException(
                $"'{name}' is neither the name of a program nor an absolute path.",
                nameof(name)
            );
        }

        // relative folders of PATH would depend on where this process happens to stand
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(
            Path.PathSeparator,
            StringSplitOptions.RemoveEmptyEntries
        );
        return folders
                .Where(Path.IsPathFullyQualified)
                .SelectMany(folder => Endings.Select(ending => Path.Combine(folder, WithEnding(name, ending))))
                .FirstOrDefault(IsProgram)
            ?? throw new ArgumentException($"There is no program '{name}' in the folders of PATH.", nameof(name));
    }

    private static string Checked(string path)
    {
        if (!Endings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
        {
            throw new ArgumentException(
                $"'{path}' is no .exe; batch files are not safe to call with arguments.",
                nameof(path)
            );
        }

        return IsProgram(path) ? path : throw new ArgumentException($"'{path}' is no program.", nameof(path));
    }

    private static string WithEnding(string name, string ending) =>
        name.EndsWith(ending, StringComparison.OrdinalIgnoreCase) ? name : name + ending;

    private static bool IsProgram(string path) =>
        File.Exists(path)
        && (
            OperatingSystem.IsWindows()
            || (
                File.GetUnixFileMode(path)
                & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)
            ) != 0
        );
}
