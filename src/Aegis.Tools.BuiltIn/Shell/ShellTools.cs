using System.Diagnostics;

namespace Aegis.Tools.BuiltIn;

/// <summary>Lets a model run the programs of a list, with arguments that no shell ever reads.</summary>
/// <remarks>
/// Thread-safe; one instance serves a process. It limits which programs run, for how long, and what they are told; what
/// they do is up to them, with the rights of this process. Where that is too much, run the process in a container.
/// </remarks>
public sealed partial class ShellTools : IDisposable
{
    private readonly ProgramList programs;
    private readonly RootFolder root;
    private readonly Dictionary<string, string> environment;
    private readonly Func<string, IReadOnlyList<string>, string?>? refuseCall;
    private readonly TimeSpan timeout;
    private readonly int maxOutputBytes;
    private readonly TimeProvider time;

    /// <summary>Creates the tool; later changes of the options do not reach it.</summary>
    /// <param name="options">The programs, and how they are run.</param>
    /// <param name="timeProvider">Measures the time limit. Default: the system's clock.</param>
    /// <exception cref="ArgumentException">
    /// A program is not there, the folder is not set, or a limit is not positive.
    /// </exception>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    public ShellTools(ShellToolsOptions options, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        programs = new(options.AllowedPrograms);
        environment = ReducedEnvironment.Of(options);
        refuseCall = options.RefuseCall;
        timeout = OptionGuard.Positive(options.Timeout);
        maxOutputBytes = OptionGuard.Positive(options.MaxOutputBytes);
        time = timeProvider ?? TimeProvider.System;
        root = RootFolder.Open(options.WorkingFolder, nameof(options.WorkingFolder));
    }

    /// <summary>
    /// Runs a program and waits for its end. Only some programs are allowed; a refusal names them. There is no shell: each
    /// argument reaches the program as it is, without quotes, pipes, variables or wildcards. Nothing can be typed in, and
    /// what the program leaves running in the background is ended with it.
    /// </summary>
    /// <param name="program">The name of the program, such as git.</param>
    /// <param name="arguments">Its arguments, one by one, such as ["log", "--oneline"].</param>
    /// <param name="folder">The folder to run it in, relative to the working folder; empty for the working folder itself.</param>
    /// <param name="cancellationToken">Kills the program and ends the call.</param>
    /// <returns>
    /// A line with the exit code and the ends of standard output and standard error; or a line that begins with
    /// <c>Refused:</c> or <c>Failed:</c>.
    /// </returns>
    [Tool(Name = "shell", Effect = ToolEffect.AtMostOnce)]
    public Task<string> ShellAsync(
        string program,
        string[] arguments,
        string folder = "",
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(folder);
        return ToolAnswer.Of(() => RunAsync(program, arguments, folder, cancellationToken));
    }

    /// <summary>Lets go of the working folder.</summary>
    public void Dispose() => root.Dispose();

    private async Task<string> RunAsync(
        string program,
        string[] arguments,
        string folder,
        CancellationToken cancellationToken
    )
    {
        var path = programs.PathOf(program);
        CheckArguments(program, arguments);
        using var working = OpenWorkingFolder(folder);
        var call = new ProgramCall(StartOf(path, arguments, working), timeout, maxOutputBytes, time);
        var exitCode = await call.RunAsync(cancellationToken).ConfigureAwait(false);
        return exitCode is { } code
            ? $"{program} ended with exit code {code}.\n{call.Sections()}"
            : throw new ToolFailedException(
                $"{program} did not end within {Shown.Seconds(timeout)} seconds, and was killed with all that it started.\n"
                    + call.Sections()
            );
    }

    private void CheckArguments(string program, string[] arguments)
    {
        if (arguments.Any(argument => argument is null || argument.Contains('\0')))
        {
            throw new ToolRefusedException("arguments are texts without the character NUL.");
        }

        // a copy: what was judged is what runs
        if (refuseCall?.Invoke(program, [.. arguments]) is { } reason)
        {
            throw new ToolRefusedException(reason);
        }
    }

    private OpenFolder OpenWorkingFolder(string folder)
    {
        try
        {
            return root.OpenFolder(RelativePath.Parse(folder));
        }
        catch (Exception error) when (FileErrors.IsKnown(error))
        {
            throw FileErrors.ForModel(folder, error);
        }
    }

    private ProcessStartInfo StartOf(string path, string[] arguments, OpenFolder working)
    {
        var start = new ProcessStartInfo(path, arguments)
        {
            WorkingDirectory = working.AccessPath,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            CreateNoWindow = true,
            UseShellExecute = false,
        };
        start.Environment.Clear();
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
