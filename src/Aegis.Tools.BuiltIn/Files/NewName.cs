using System.Runtime.InteropServices;

namespace Aegis.Tools.BuiltIn;

/// <summary>
/// Gives a file its name if nothing else has it, in one step. <c>File.Move</c> looks first and moves then: of two writers
/// of one new file, the second would win unseen.
/// </summary>
internal static partial class NewName
{
    private const int Exists = 17; // EEXIST

    /// <returns>Whether the name was free.</returns>
    public static bool TryMove(string from, string to)
    {
        if (OperatingSystem.IsWindows())
        {
            return TryMoveOnWindows(from, to);
        }

        if (Link(from, to) == 0)
        {
            File.Delete(from);
            return true;
        }

        var error = Marshal.GetLastPInvokeError();
        return error == Exists ? false : throw new IOException(Marshal.GetPInvokeErrorMessage(error), error);
    }

    /// <summary>There, a move that does not replace is one step.</summary>
    private static bool TryMoveOnWindows(string from, string to)
    {
        try
        {
            File.Move(from, to, overwrite: false);
            return true;
        }
        catch (IOException) when (Path.Exists(to))
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Link(string from, string to);
}
