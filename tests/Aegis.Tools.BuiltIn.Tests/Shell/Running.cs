namespace Aegis.Tools.BuiltIn.Tests.Shell;

/// <summary>A working folder, and a tool that may run what a test lists.</summary>
internal sealed class Running : IDisposable
{
    private readonly TestFolder _folder = new();

    public Running(string[] programs, Action<ShellToolsOptions>? configure = null, TimeProvider? time = null)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "runs the programs of Unix");
        var options = new ShellToolsOptions { WorkingFolder = _folder.Root };
        Array.ForEach(programs, options.AllowedPrograms.Add);
        configure?.Invoke(options);
        Tools = new ShellTools(options, time);
    }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public ShellTools Tools { get; }

    public TestFolder Folder => _folder;

    public Task<string> RunAsync(string program, params string[] arguments) =>
        Tools.ShellAsync(program, arguments, cancellationToken: Token);

    /// <summary>Waits for a file that a program writes, and reads the process numbers in it.</summary>
    public async Task<int[]> PidsAsync(string path, int count)
    {
        while (true)
        {
            if (File.Exists(_folder.At(path)) && _folder.Read(path).Split('\n') is var lines && lines.Length > count)
            {
                return [.. lines.Take(count).Select(int.Parse)];
            }

            await Task.Delay(5, Token);
        }
    }

    /// <summary>Whether a process is there and no zombie, which only waits for somebody to ask how it ended.</summary>
    public static bool IsAlive(int pid)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..][0] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        Tools.Dispose();
        _folder.Dispose();
    }
}
