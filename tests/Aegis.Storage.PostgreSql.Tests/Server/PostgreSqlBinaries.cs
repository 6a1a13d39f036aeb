using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Aegis.Storage.Tests.Server;

/// <summary>The installed server, and how its programs are run: never as root, which they refuse.</summary>
internal static partial class PostgreSqlBinaries
{
    private const string Root = "/usr/lib/postgresql";

    public static string Folder { get; } =
        Directory.Exists(Root)
        && Directory
            .GetDirectories(Root)
            .Where(folder => File.Exists($"{folder}/bin/initdb"))
            .MaxBy(folder => double.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture))
            is { } newest
            ? $"{newest}/bin"
            : throw new InvalidOperationException(
                "These tests need PostgreSQL, which is not below /usr/lib/postgresql: install it (Debian: apt-get install "
                    + "postgresql), or set AEGIS_TEST_POSTGRES to the connection string of a superuser. Tests that restart a "
                    + "server need the programs in any case."
            );

    public static Process Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Environment.IsPrivilegedProcess)
        {
            start.FileName = "setpriv";
            string[] unprivileged = ["--reuid=postgres", "--regid=postgres", "--clear-groups", $"{Folder}/{program}"];
            arguments = [.. unprivileged, .. arguments];
        }
        else
        {
            start.FileName = $"{Folder}/{program}";
        }

        start.Environment["LC_ALL"] = "C.UTF-8";
        start.WorkingDirectory = "/";
        Array.ForEach(arguments, start.ArgumentList.Add);
        return Process.Start(start)!;
    }

    /// <summary>An empty folder below the temporary one that the server's user owns.</summary>
    public static async Task<string> NewFolderAsync()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"aegis-postgres-{Guid.NewGuid():n}");
        string[] owner = Environment.IsPrivilegedProcess ? ["-o", "postgres"] : [];
        using var install = Process.Start("install", ["-d", "-m", "700", .. owner, folder]);
        await install.WaitForExitAsync();
        return install.ExitCode == 0 ? folder : throw new InvalidOperationException($"{folder} can not be made.");
    }

    public static void Signal(int process, int signal)
    {
        if (Kill(process, signal) != 0)
        {
            throw new InvalidOperationException($"Process {process} can not be sent signal {signal}.");
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}
