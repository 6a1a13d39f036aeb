using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Aegis.Storage.Tests.Server;

/// <summary>A server of the tests' own: a free port on the loopback, a temporary folder, every commit on disk.</summary>
internal sealed class LocalServer : IAsyncDisposable
{
    private const int Interrupt = 2;
    private const int Quit = 3;
    private const string Password = "only-for-tests";
    private readonly string folder;
    private readonly int port;
    private Process postmaster = null!;

    private LocalServer(string folder, int port) => (this.folder, this.port) = (folder, port);

    public string Administrator => $"Host=127.0.0.1;Port={port};Username=root;Password={Password};Database=postgres";

    public static async Task<LocalServer> StartAsync()
    {
        var server = new LocalServer(await PostgreSqlBinaries.NewFolderAsync(), FreePort());
        var password = $"{server.folder}/password";
        await File.WriteAllTextAsync(password, Password);
        using var initdb = PostgreSqlBinaries.Start(
            "initdb",
            [
                "-D",
                $"{server.folder}/data",
                "-U",
                "root",
                "-A",
                "scram-sha-256",
                $"--pwfile={password}",
                "-E",
                "UTF8",
                "--no-sync",
            ]
        );
        var output = initdb.StandardOutput.ReadToEndAsync();
        var errors = await initdb.StandardError.ReadToEndAsync();
        await initdb.WaitForExitAsync();
        if (initdb.ExitCode != 0)
        {
            throw new InvalidOperationException($"initdb failed: {await output}{errors}");
        }

        await server.UpAsync();
        return server;
    }

    /// <summary>Lets the server die in the midst of what it does, and come back.</summary>
    public async Task CrashAsync()
    {
        await DownAsync();
        await UpAsync();
    }

    /// <summary>Lets the server die, and stay so until it is started again.</summary>
    public async Task DownAsync()
    {
        PostgreSqlBinaries.Signal(postmaster.Id, Quit);
        await postmaster.WaitForExitAsync();
        postmaster.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        if (!postmaster.HasExited)
        {
            PostgreSqlBinaries.Signal(postmaster.Id, Interrupt);
            await postmaster.WaitForExitAsync();
        }

        postmaster.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Starts the server, and waits until it answers.</summary>
    public async Task UpAsync()
    {
        postmaster = PostgreSqlBinaries.Start(
            "postgres",
            [
                "-D",
                $"{folder}/data",
                "-p",
                $"{port}",
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "fsync=on",
                "-c",
                "max_connections=200",
            ]
        );
        var log = new List<string>();
        postmaster.ErrorDataReceived += (_, line) => log.Add(line.Data ?? "");
        postmaster.BeginErrorReadLine();
        postmaster.BeginOutputReadLine();
        while (!await AnswersAsync())
        {
            if (postmaster.HasExited)
            {
                throw new InvalidOperationException($"postgres ended: {string.Join('\n', log.TakeLast(20))}");
            }

            await Task.Delay(20);
        }
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            await using var connection = new NpgsqlConnection($"{Administrator};Pooling=false");
            await connection.OpenAsync();
            return true;
        }
        // not yet: nobody listens, or it is still starting up
        catch (NpgsqlException error)
            when (error.InnerException is IOException or SocketException || error.SqlState == "57P03")
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
