using System.Diagnostics;

namespace RefundDesk.Crashes;

/// <summary>Kills the process at one point, the way a power cut would: nothing is caught, disposed of or written any more.</summary>
/// <param name="point">Where; none for nowhere.</param>
public sealed class CrashSwitch(CrashPoint? point)
{
    /// <summary>Tells that a point is reached. Does not return from the one to die at.</summary>
    public void At(CrashPoint reached)
    {
        if (reached != point)
        {
            return;
        }

        Console.WriteLine($"  killed    {reached}: run it again without --crash-at");
        using var process = Process.GetCurrentProcess();
        process.Kill();
        Thread.Sleep(Timeout.Infinite);
    }
}
