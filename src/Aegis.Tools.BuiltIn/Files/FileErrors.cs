using System.Runtime.InteropServices;

namespace Aegis.Tools.BuiltIn;

/// <summary>Says in a line why the system did not read or write, without the paths that exceptions name.</summary>
internal static class FileErrors
{
    private const int FromWin32 = unchecked((int)0x80070000);

    public static bool IsKnown(Exception error) => error is IOException or UnauthorizedAccessException;

    public static ToolFailedException ForModel(string path, Exception error) =>
        new($"'{Shown.Text(path)}': {Reason(error)}.");

    private static string Reason(Exception error) =>
        error switch
        {
            UnauthorizedAccessException => "the system does not allow it",
            FileNotFoundException or DirectoryNotFoundException => "it is not there any more",
            PathTooLongException => "the path is too long",

            // errno on Unix, a Win32 error on Windows
            { HResult: > 0 and <= 0xFFFF } => Marshal.GetPInvokeErrorMessage(error.HResult),
            _ when (error.HResult & unchecked((int)0xFFFF0000)) == FromWin32 => Marshal.GetPInvokeErrorMessage(
                error.HResult & 0xFFFF
            ),
            _ => "an input or output error",
        };
}
