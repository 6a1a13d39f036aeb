using System.Security.Cryptography;
using Aegis.Accounts;

namespace Aegis.Server;

/// <summary>The server's own secret: from the configuration, else from a file that it makes when there is none.</summary>
internal static class PepperSource
{
    private const int Length = 32;

    public static PepperRing Read(ServerSettings settings)
    {
        var current = settings.Pepper ?? FromFile(PathOf(settings));
        return new PepperRing(Parse(current), settings.EarlierPeppers.Select(Parse));
    }

    private static string PathOf(ServerSettings settings) =>
        settings.PepperFile
        ?? (
            settings.ConnectionString is null
                ? Path.ChangeExtension(settings.Database, ".pepper")
                : throw new SettingsFault(
                    "Aegis:Pepper is missing. With PostgreSQL all nodes need the same: 32 random bytes in base64, as "
                        + "'openssl rand -base64 32' makes them; or name a file by Aegis:PepperFile."
                )
        );

    private static string FromFile(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllText(path).Trim() : Made(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SettingsFault($"The pepper can not be kept in {Path.GetFullPath(path)}. {error.Message}");
        }
    }

    private static string Made(string path)
    {
        var pepper = Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length));
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            using var writer = new StreamWriter(path, options);
            writer.WriteLine(pepper);
            return pepper;
        }
        // another process that starts at the same time was faster
        catch (IOException) when (File.Exists(path))
        {
            return File.ReadAllText(path).Trim();
        }
    }

    // the id says which pepper it is and nothing of it
    private static Pepper Parse(string base64)
    {
        var bytes = new byte[base64.Length];
        if (!Convert.TryFromBase64String(base64, bytes, out var length) || length < Length)
        {
            throw new SettingsFault(
                $"The pepper is not base64 of {Length} bytes or more. 'openssl rand -base64 32' makes one."
            );
        }

        var key = bytes.AsSpan(0, length);
        var id = Convert.ToHexStringLower(HMACSHA256.HashData(key, "aegis-pepper-id"u8))[..16];
        return new Pepper(id, key);
    }
}
