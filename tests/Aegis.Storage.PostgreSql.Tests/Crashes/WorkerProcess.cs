using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;

namespace Aegis.Storage.Tests.Crashes;

/// <summary>A real process that works on operations, and that is killed or stopped for real.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly Channel<string> lines = Channel.CreateUnbounded<string>();

    private WorkerProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null)
            {
                lines.Writer.TryComplete();
            }
            else
            {
                lines.Writer.TryWrite(line.Data);
            }
        };
        process.ErrorDataReceived += (_, line) => Errors.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public ConcurrentQueue<string> Errors { get; } = [];

    public int Id => process.Id;

    public static WorkerProcess Start(string connection, params string[] arguments)
    {
        var start = new ProcessStartInfo(
            Environment.ProcessPath is { } host && Path.GetFileName(host) == "dotnet" ? host : "dotnet"
        )
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Aegis.Storage.PostgreSql.Worker.dll"));
        Array.ForEach(arguments, start.ArgumentList.Add);
        start.Environment["AEGIS_WORKER_CONNECTION"] = connection;
        return new WorkerProcess(Process.Start(start)!);
    }

    public Task TellAsync(string line) => process.StandardInput.WriteLineAsync(line);

    /// <summary>The next line that begins so; others go to <paramref name="other"/>.</summary>
    public async Task<string> ReadUntilAsync(string prefix, Action<string>? other = null)
    {
        await foreach (var line in lines.Reader.ReadAllAsync(TestContext.Current.CancellationToken))
        {
            if (line.StartsWith(prefix, StringComparison.Ordinal))
            {
                return line;
            }

            other?.Invoke(line);
        }

        throw new InvalidOperationException($"The worker ended before '{prefix}': {string.Join('\n', Errors)}");
    }

    /// <summary>Kills it, as kill -9 does.</summary>
    /// <returns>What it said before.</returns>
    public async Task<IReadOnlyList<string>> KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        var said = new List<string>();
        await foreach (var line in lines.Reader.ReadAllAsync())
        {
            said.Add(line);
        }

        return said;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }
}
