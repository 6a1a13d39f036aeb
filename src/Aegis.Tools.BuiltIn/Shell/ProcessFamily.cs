using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Aegis.Tools.BuiltIn;

/// <summary>
/// All processes that came of one call. Killing a process and its children misses those whose parent has ended, so on Linux
/// each call leaves a mark in the environment, which children inherit, and whatever bears the mark is killed.
/// </summary>
internal sealed class ProcessFamily
{
    private const string Variable = "AEGIS_TOOL_CALL";

    // each round kills what the one before did not see being born; a fork bomb outruns any number of them
    private const int MaxRounds = 50;

    private readonly string mark = Guid.NewGuid().ToString("N");

    /// <summary>Behind the mark of the call that this process came of, if it did: that one ends what this one starts, too.</summary>
    public void Mark(ProcessStartInfo start) =>
        start.Environment[Variable] = $"{Environment.GetEnvironmentVariable(Variable)} {mark}".TrimStart();

    /// <summary>Kills what still runs; nothing of the call outlives it.</summary>
    public void Kill(Process process)
    {
        if (!process.HasExited)
        {
            KillTree(process);
        }

        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        for (var round = 0; round < MaxRounds && KillMarked(); round++) { }
    }

    private static void KillTree(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception or AggregateException)
        {
            // it ended meanwhile, or a child belongs to somebody else; the marks find what is left
        }
    }

    private bool KillMarked()
    {
        var found = false;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (
                int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                && HasMark(folder)
            )
            {
                found = true;
                KillOne(id);
            }
        }

        return found;
    }

    private bool HasMark(string folder)
    {
        try
        {
            var environment = File.ReadAllBytes(Path.Combine(folder, "environ"));
            return environment.AsSpan().IndexOf(Encoding.ASCII.GetBytes(mark)) >= 0;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // it ended, or belongs to somebody else
            return false;
        }
    }

    private static void KillOne(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // it ended meanwhile
        }
    }
}
