namespace Aegis.Turns;

/// <summary>Calls the hooks of one point.</summary>
internal static class HookCalls
{
    public static async ValueTask RunAsync(HookContext context, params HookSet?[] sets)
    {
        List<TurnHook>? called = null;
        foreach (var set in sets)
        {
            foreach (var hook in set ?? [])
            {
                if (!hook.Takes(context) || called?.Contains(hook) is true)
                {
                    continue;
                }

                (called ??= []).Add(hook);
                await hook.InvokeAsync(context).ConfigureAwait(false);
            }
        }
    }
}
