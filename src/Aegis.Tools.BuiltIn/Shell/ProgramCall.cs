using System.ComponentModel;
using System.Diagnostics;

namespace Aegis.Tools.BuiltIn;

/// <summary>Runs one program to its end, or to the end of the patience with it.</summary>
internal sealed class ProgramCall(ProcessStartInfo start, TimeSpan timeout, int maxOutputBytes, TimeProvider time)
{
    /// <summary>How long the pipes may stay open after the kill, when something outside the family holds them.</summary>
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(2);

    private readonly ProcessFamily family = new();
    private readonly OutputTail output = new(maxOutputBytes);
    private readonly OutputTail error = new(maxOutputBytes);

    /// <returns>The exit code, or nothing if the program had to be killed.</returns>
    public async Task<int?> RunAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        family.Mark(start);
        using var limit = new TimeLimit(timeout, time, cancellationToken);
        using var process = Start();
        process.StandardInput.Close();
        using var draining = new CancellationTokenSource();
        var drained = Task.WhenAll(
            output.DrainAsync(process.StandardOutput.BaseStream, draining.Token),
            error.DrainAsync(process.StandardError.BaseStream, draining.Token)
        );
        try
        {
            await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
            return process.ExitCode;
        }
        catch (OperationCanceledException) when (limit.IsReached)
        {
            return null;
        }
        finally
        {
            family.Kill(process);
            await EndAsync(drained, draining).ConfigureAwait(false);
        }
    }

    public string Sections() => output.Section("stdout") + error.Section("stderr");

    private Process Start()
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception failure)
        {
            // its message names the paths of this machine
            throw new ToolFailedException(
                $"the program could not be started: {new Win32Exception(failure.NativeErrorCode).Message}."
            );
        }
    }

    private static async Task EndAsync(Task drained, CancellationTokenSource draining)
    {
        draining.CancelAfter(DrainTime);
        try
        {
            await drained.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // what came until now is shown
        }
    }
}
