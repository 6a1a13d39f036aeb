using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Aegis.Tools.BuiltIn;

/// <summary>
/// Opens what .NET does not: folders, and whatever may turn out to be a pipe or a device, without waiting for its other end.
/// </summary>
internal static partial class NativeFile
{
    private const int MissingFile = 2; // ENOENT
    private const int Interrupted = 4; // EINTR
    private const int NoFolder = 20; // ENOTDIR

    // O_RDONLY | O_NONBLOCK | O_CLOEXEC
    private static readonly int Flags = OperatingSystem.IsLinux() ? 0x800 | 0x80000 : 0x4 | 0x1000000;

    /// <returns>Nothing when nothing is there.</returns>
    /// <exception cref="IOException">The system refuses.</exception>
    public static SafeFileHandle? TryOpen(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return File.Exists(path) ? File.OpenHandle(path) : null;
        }

        while (true)
        {
            var descriptor = Open(path, Flags);
            if (descriptor >= 0)
            {
                return new SafeFileHandle(descriptor, ownsHandle: true);
            }

            switch (Marshal.GetLastPInvokeError())
            {
                case Interrupted:
                    continue;
                case MissingFile or NoFolder:
                    return null;
                case var error:
                    throw new IOException(Marshal.GetPInvokeErrorMessage(error), error);
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);
}
