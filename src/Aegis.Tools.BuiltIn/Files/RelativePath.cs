using System.Buffers;

namespace Aegis.Tools.BuiltIn;

/// <summary>
/// A path below the root, as names. What any system would read as something else is refused on every system, so that a
/// path means the same wherever the tool runs: drives, alternate streams, devices, names that Windows shortens.
/// </summary>
internal static class RelativePath
{
    private const int MaxLength = 1024;
    private const int MaxNameLength = 255;

    private static readonly char[] Separators = ['/', '\\'];
    private static readonly SearchValues<char> NeverInNames = SearchValues.Create(":*?\"<>|");

    // what stands before the first dot; the superscripts are digits to Windows
    private static readonly HashSet<string> Devices = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON",
        "PRN",
        "AUX",
        "NUL",
        "CONIN$",
        "CONOUT$",
    };

    /// <summary>The names of a path; none for the root itself.</summary>
    public static string[] Parse(string path)
    {
        if (path.Length > MaxLength)
        {
            throw new ToolRefusedException($"the path has {path.Length} characters; at most {MaxLength} are allowed.");
        }

        if (path.Length > 0 && path.AsSpan(0, 1).IndexOfAny(Separators) == 0)
        {
            throw Refusal(path, "paths are relative to the root folder and begin with a name");
        }

        var names = path.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Where(name => name != ".").ToArray();
        foreach (var name in names)
        {
            if (Problem(name) is { } problem)
            {
                throw Refusal(path, problem);
            }
        }

        return names;
    }

    /// <summary>The names of a path to a file.</summary>
    public static string[] ParseFile(string path)
    {
        var names = Parse(path);
        return names.Length > 0 ? names : throw Refusal(path, "it names no file");
    }

    public static string Join(IEnumerable<string> names) => string.Join('/', names);

    private static string? Problem(string name) =>
        name switch
        {
            ".." => "'..' is not allowed, paths stay below the root folder",
            { Length: > MaxNameLength } => "a name in it is too long",
            _ when name.Any(char.IsControl) => "control characters are not allowed",
            _ when name.AsSpan().ContainsAny(NeverInNames) =>
                "drives and the characters : * ? \" < > | are not allowed",
            _ when name[^1] is '.' or ' ' => "names that end in a dot or a space are not allowed",
            _ when IsDevice(name) => "names of devices are not allowed",
            _ => null,
        };

    private static bool IsDevice(string name)
    {
        var stem = name.Split('.')[0].TrimEnd(' ');
        return Devices.Contains(stem)
            || (
                stem.Length == 4
                && (
                    stem.StartsWith("COM", StringComparison.OrdinalIgnoreCase)
                    || stem.StartsWith("LPT", StringComparison.OrdinalIgnoreCase)
                )
                && stem[3] is (>= '0' and <= '9') or '¹' or '²' or '³'
            );
    }

    private static ToolRefusedException Refusal(string path, string problem) =>
        new($"the path '{Shown.Text(path)}' is not allowed: {problem}.");
}
