using System.Diagnostics;
using System.Text;

namespace Aegis.Testing;

/// <summary>Runs the <c>dotnet</c> command as a process of its own.</summary>
public static class Dotnet
{
    /// <summary>How long a command may take before it and its children are killed.</summary>
    public static TimeSpan Timeout { get; } = TimeSpan.FromMinutes(5);

    /// <summary>Runs a command; its output is English.</summary>
    /// <exception cref="TestFailureException">It did not end in time.</exception>
    public static async Task<DotnetResult> RunAsync(
        string folder,
        IEnumerable<string> arguments,
        CancellationToken cancellationToken
    )
    {
        using var process = new Process { StartInfo = StartInfo(folder, arguments) };
        var output = new StringBuilder();
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(output, line.Data);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(Timeout);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException exception)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            throw new TestFailureException($"not done in {Timeout}: dotnet {Text(process)}\n{output}", exception);
        }

        return new DotnetResult(Text(process), process.ExitCode, output.ToString());
    }

    private static ProcessStartInfo StartInfo(string folder, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // the test host's own MSBuild must not leak into another; and nothing may stay behind and hold the folder
        var inherited = start.Environment.Keys.Where(key =>
            key.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
        );
        foreach (var key in inherited.ToArray())
        {
            start.Environment.Remove(key);
        }

        // MSBuild takes any variable for a property
        start.Environment.Remove("Configuration");
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        return start;
    }

    private static void Append(StringBuilder output, string? line)
    {
        if (line is not null)
        {
            lock (output)
            {
                output.Append(line).Append('\n');
            }
        }
    }

    private static string Text(Process process) => string.Join(' ', process.StartInfo.ArgumentList);
}
