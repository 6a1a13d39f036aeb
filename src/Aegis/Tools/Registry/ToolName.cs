namespace Aegis.Tools;

/// <summary>What all model providers take for the name of a tool.</summary>
internal static class ToolName
{
    private const int MaxLength = 64;

    /// <summary>Refuses a name that a provider would.</summary>
    /// <exception cref="ArgumentException">It is one.</exception>
    public static void Check(string? name, string parameter)
    {
        if (name is null or "" || name.Length > MaxLength || !name.All(IsAllowed))
        {
            throw new ArgumentException(
                $"'{Shortened.Of(name ?? "")}' is no name of a tool: it takes 1 to 64 of A-Z a-z 0-9 _ -.",
                parameter
            );
        }
    }

    /// <summary>A name with <c>_</c> in place of letters that no provider takes; it may still be too long.</summary>
    public static string Fit(string name) =>
        string.Concat(name.Select(static letter => IsAllowed(letter) ? letter : '_'));

    private static bool IsAllowed(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-';
}
