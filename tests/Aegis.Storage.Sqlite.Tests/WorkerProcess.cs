using System.Diagnostics;
using System.Globalization;

namespace Aegis.Storage.Sqlite.Tests;

/// <summary>Another process on the same file, which has opened it and waits.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process process;

    private WorkerProcess(Process process) => this.process = process;

    public static async Task<WorkerProcess> StartAsync(string work, string file, int times = 0)
    {
        var worker = Path.Combine(AppContext.BaseDirectory, "Aegis.Storage.Sqlite.Worker.dll");
        var count = times.ToString(CultureInfo.InvariantCulture);
        var process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [worker, work, file, count])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        process.Start();
        var started = new WorkerProcess(process);
        if (await started.ReadLineAsync() is not "open")
        {
            throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
        }

        return started;
    }

    public void Go() => process.StandardInput.WriteLine();

    public ValueTask<string?> ReadLineAsync() =>
        process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);

    /// <summary>What it wrote, and what went wrong, when it has ended by itself.</summary>
    public async Task<(string[] Lines, string Errors)> EndAsync()
    {
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        return ((await output).Split('\n', StringSplitOptions.RemoveEmptyEntries), errors);
    }

    /// <summary>Ends it in the middle of whatever it does; gives what it had written.</summary>
    public async Task<string[]> KillAsync()
    {
        process.Kill();
        var rest = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        return rest.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }
}
