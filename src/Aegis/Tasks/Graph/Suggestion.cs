using Aegis.Tools;

namespace Aegis.Tasks;

/// <summary>What somebody who wrote a name that nothing has has probably meant.</summary>
internal static class Suggestion
{
    /// <summary><c> Did you mean 'research'?</c>, or nothing when no name is close.</summary>
    public static string For(string? written, IEnumerable<string> names) =>
        written is not null && ClosestName.Of(written, names) is { } close ? $" Did you mean '{close}'?" : "";
}
