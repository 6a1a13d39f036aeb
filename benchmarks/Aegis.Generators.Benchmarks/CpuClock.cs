using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Aegis.Generators.Benchmarks;

/// <summary>The processor time of this process. On a shared machine it says more than the wall's clock.</summary>
internal static partial class CpuClock
{
    private const int ProcessCpuTime = 2;

    public static double Milliseconds =>
        OperatingSystem.IsLinux() && GetTime(ProcessCpuTime, out var time) == 0
            ? (time.Seconds * 1e3) + (time.Nanoseconds / 1e6)
            : Process.GetCurrentProcess().TotalProcessorTime.TotalMilliseconds;

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
