namespace Aegis.Tools.BuiltIn;

/// <summary>Which programs <see cref="ShellTools"/> may run. As it is, none.</summary>
public sealed class ShellToolsOptions
{
    /// <summary>
    /// The programs that may be run: a name that <c>PATH</c> leads to (<c>git</c>), or an absolute path, whose file name is then
    /// the program's name. Each is looked up once, when the tool is built. Default: empty, which allows none.
    /// </summary>
    /// <remarks>
    /// A program that runs others (a shell, an interpreter, <c>env</c>, <c>find</c>, <c>xargs</c>, <c>git</c> by its aliases)
    /// allows all of them. <see cref="RefuseCall"/> narrows what it may be asked.
    /// </remarks>
    public IList<string> AllowedPrograms { get; } = [];

    /// <summary>
    /// Looks at a program's name and its arguments, and says why this call is not allowed, or <see langword="null"/> if it is.
    /// Default: none, all arguments are allowed.
    /// </summary>
    public Func<string, IReadOnlyList<string>, string?>? RefuseCall { get; set; }

    /// <summary>
    /// The folder that programs start in, or in a folder below it that the model names; it must exist. It does not keep
    /// programs from what lies outside. Default: none, it has to be set.
    /// </summary>
    public string WorkingFolder { get; set; } = "";

    /// <summary>
    /// The variables of this process that programs see. Default: <c>PATH</c>, <c>LANG</c>, <c>LC_ALL</c>, <c>TZ</c>,
    /// <c>SystemRoot</c>, <c>TEMP</c>, <c>TMP</c> and <c>TMPDIR</c>, so neither keys nor the home folder.
    /// </summary>
    public IList<string> InheritedVariables { get; } =
    ["PATH", "LANG", "LC_ALL", "TZ", "SystemRoot", "TEMP", "TMP", "TMPDIR"];

    /// <summary>Variables that programs see besides, with their values. Default: none.</summary>
    public IDictionary<string, string> Variables { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>How long a program may run. Then it is killed, with all that it started. Default: 60 seconds.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How many bytes are kept of standard output, and as many of standard error; of more, the end is kept. Default: 32,768.
    /// </summary>
    public int MaxOutputBytes { get; set; } = 32 * 1024;
}
