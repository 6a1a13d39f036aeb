namespace Aegis.Accounts;

/// <summary>The CRC-32 of zip and PNG (ISO 3309), for texts so short that a table would not pay.</summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;

    /// <param name="text">ASCII.</param>
    public static uint Of(ReadOnlySpan<char> text)
    {
        var crc = uint.MaxValue;
        foreach (var character in text)
        {
            crc ^= (byte)character;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ Polynomial;
            }
        }

        return ~crc;
    }
}
