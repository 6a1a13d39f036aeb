namespace Aegis.Turns.Json;

/// <summary>Hooks by name.</summary>
internal sealed class HookNames(IEnumerable<TurnHook> known)
{
    private readonly List<TurnHook> known = [.. known];

    /// <exception cref="InvalidOperationException">One has none.</exception>
    public static List<string> Of(HookSet hooks, string owner) =>
        [
            .. hooks.Select(hook =>
                hook.Name
                ?? throw new InvalidOperationException(
                    $"A hook of {owner}, at {string.Join(", ", hook.Points)}, has no name to be written by. Set TurnHook.Name."
                )
            ),
        ];

    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public TurnHook Find(string name, string owner) =>
        known.Find(hook => hook.Name == name)
        ?? throw new ArgumentException(
            $"The JSON of {owner} names the hook '{name}', which is not known. Give it with AgentLoopOptions.KnownHooks."
        );
}
