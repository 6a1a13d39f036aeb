using System.Text;
using Aegis.AspNetCore.Problems;

namespace Aegis.AspNetCore.Accounts;

/// <summary>Names that people choose: short, and of characters that can be seen.</summary>
internal static class Names
{
    private const int MaxLength = 200;

    // what the server itself is called in the audit
    private const string Reserved = "api:";
    private const int MaxBytes = 255;

    public static void ThrowIfUnfit(string name, string member)
    {
        if (FaultOf(name, member) is { } fault)
        {
            throw Refusals.Malformed(fault).Thrown();
        }
    }

    /// <returns>Why the name does not do; none when it does.</returns>
    public static string? FaultOf(string name, string member)
    {
        var isFit =
            name.Length is >= 1 and <= MaxLength
            && !string.IsNullOrWhiteSpace(name)
            && !name.StartsWith(Reserved, StringComparison.Ordinal)
            && Encoding.UTF8.GetByteCount(name) <= MaxBytes
            && !name.Any(static character => char.IsControl(character) || char.IsSurrogate(character));
        return isFit
            ? null
            : $"{member} has 1 to {MaxLength} characters, {MaxBytes} bytes at most, no controls, and does not begin with api:.";
    }
}
