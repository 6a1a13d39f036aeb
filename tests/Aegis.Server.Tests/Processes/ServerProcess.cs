using System.Collections.Concurrent;
using System.Diagnostics;
using Aegis.Storage.Tests.Server;

namespace Aegis.Server.Tests.Processes;

/// <summary>The built server, as a process of its own.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const int Terminate = 15;
    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = [];
    private readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => See(line.Data);
        process.ErrorDataReceived += (_, line) => See(line.Data);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException($"It ended: {Output}"));
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>All that it has written.</summary>
    public string Output => string.Join('\n', lines);

    public int Id => process.Id;

    public int ExitCode => process.ExitCode;

    public Uri Address => listening.Task.Result;

    /// <summary>Starts it and waits until it listens.</summary>
    public static async Task<ServerProcess> StartAsync(string folder, params (string Name, string Value)[] settings)
    {
        var server = Launch(folder, settings);
        await server.listening.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        return server;
    }

    /// <summary>Starts it where it is not expected to come up, and waits until it has ended.</summary>
    public static async Task<ServerProcess> RunToEndAsync(string folder, params (string Name, string Value)[] settings)
    {
        var server = Launch(folder, settings);
        await server.process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(1));
        _ = server.listening.Task.Exception;
        return server;
    }

    public HttpClient NewClient(int connections = 500) =>
        new(new SocketsHttpHandler { MaxConnectionsPerServer = connections })
        {
            BaseAddress = Address,
            Timeout = TimeSpan.FromMinutes(2),
        };

    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Asks it to stop, and waits until it has.</summary>
    public async Task<TimeSpan> StopAsync()
    {
        var watch = Stopwatch.StartNew();
        PostgreSqlBinaries.Signal(process.Id, Terminate);
        await process.WaitForExitAsync();
        return watch.Elapsed;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }

    private static ServerProcess Launch(string folder, (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "aegis-server.dll"));
        start.Environment["Aegis__Port"] = "0";
        start.Environment["Aegis__ManagementPort"] = "";
        foreach (var (name, value) in settings)
        {
            start.Environment[$"Aegis__{name}"] = value;
        }

        return new ServerProcess(Process.Start(start)!);
    }

    private void See(string? line)
    {
        const string Listens = "Aegis listens at ";
        lines.Enqueue(line ?? "");
        if (line?.StartsWith(Listens, StringComparison.Ordinal) is true)
        {
            listening.TrySetResult(new Uri(line[Listens.Length..]));
        }
    }
}
