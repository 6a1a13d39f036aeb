namespace Aegis.Tools.BuiltIn;

/// <summary>
/// Writes a file beside its place and moves it there at the end: readers see the old content or the new one, never a half.
/// What stands in its place is replaced and not followed, should it be a link.
/// </summary>
internal static class AtomicWrite
{
    /// <returns>Whether it was written; not if something is there that is not to be replaced.</returns>
    public static async Task<bool> TryWriteAsync(
        OpenFolder folder,
        string name,
        byte[] content,
        bool overwrite,
        CancellationToken cancellationToken
    )
    {
        var temporary = Path.Combine(folder.AccessPath, $".{Guid.NewGuid():N}.tmp");
        var target = Path.Combine(folder.AccessPath, name);
        try
        {
            var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
            await using (stream.ConfigureAwait(false))
            {
                // nothing of the content is outside, even if the empty file should be
                folder.Verify();
                await stream.WriteAsync(content, cancellationToken).ConfigureAwait(false);
                stream.Flush(flushToDisk: true);
            }

            folder.Verify();
            if (!overwrite)
            {
                return NewName.TryMove(temporary, target);
            }

            KeepMode(target, temporary);
            File.Move(temporary, target, overwrite: true);
            return true;
        }
        finally
        {
            // gone already if all went well
            File.Delete(temporary);
        }
    }

    /// <summary>A script that was executable stays so.</summary>
    private static void KeepMode(string target, string temporary)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(target))
        {
            File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
        }
    }
}
