using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace Aegis.Samples.Tests.EndToEnd;

/// <summary>What a run of the sample left: what a user of the command line would see.</summary>
public sealed record SampleOutcome(int ExitCode, string Output, string Error);

/// <summary>Runs the built sample as a process of its own.</summary>
public sealed class SampleProcess : IDisposable
{
    // far more than a run takes; only there so that a hanging run fails instead of hanging the tests
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly StringBuilder output = new();
    private readonly Task<string> error;

    public SampleProcess(string workingDirectory, params string[] args)
        : this(workingDirectory, new Dictionary<string, string?>(), args) { }

    /// <summary>Of any sample, by the name of its project; what is typed is the input, and then its end.</summary>
    public SampleProcess(
        string sample,
        string workingDirectory,
        IReadOnlyDictionary<string, string?> environment,
        IEnumerable<string> args,
        string? input = null
    )
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(PathOf(sample));
        foreach (var arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        Process = Process.Start(start)!;
        if (input is not null)
        {
            Process.StandardInput.Write(input);
        }

        Process.StandardInput.Close();
        error = Process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>With these variables in the environment; one that is null is not there.</summary>
    public SampleProcess(
        string workingDirectory,
        IReadOnlyDictionary<string, string?> environment,
        params string[] args
    )
        : this("ResearchReport", workingDirectory, environment, args) { }

    public Process Process { get; }

    public static async Task<SampleOutcome> RunAsync(string workingDirectory, params string[] args)
    {
        using var process = new SampleProcess(workingDirectory, args);
        return await process.EndAsync();
    }

    public static async Task<SampleOutcome> RunAsync(
        string workingDirectory,
        IReadOnlyDictionary<string, string?> environment,
        params string[] args
    )
    {
        using var process = new SampleProcess(workingDirectory, environment, args);
        return await process.EndAsync();
    }

    /// <summary>Where a sample was built.</summary>
    public static string PathOf(string sample) =>
        typeof(SampleProcess)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(fact => fact.Key == sample)
            .Value!;

    /// <summary>Reads until a line of the output contains the text.</summary>
    /// <returns>The line.</returns>
    public async Task<string> WaitForAsync(string text)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (await Process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            output.Append(line).Append('\n');
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException($"The output ended without '{text}':\n{output}{await error}");
    }

    public async Task<SampleOutcome> EndAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        output.Append(await Process.StandardOutput.ReadToEndAsync(patience.Token));
        await Process.WaitForExitAsync(patience.Token);
        return new SampleOutcome(Process.ExitCode, output.ToString(), await error);
    }

    public void Dispose()
    {
        if (!Process.HasExited)
        {
            Process.Kill(entireProcessTree: true);
        }

        Process.Dispose();
    }
}
