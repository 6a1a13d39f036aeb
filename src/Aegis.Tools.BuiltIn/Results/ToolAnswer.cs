namespace Aegis.Tools.BuiltIn;

/// <summary>
/// The shape of all results: text whose first line says what happened. <c>Refused:</c> and <c>Failed:</c> can not be mistaken
/// for content, since content comes behind a first line of its own.
/// </summary>
internal static class ToolAnswer
{
    public static async Task<string> Of(Func<Task<string>> call)
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (ToolRefusedException refusal)
        {
            return $"Refused: {refusal.Message}";
        }
        catch (ToolFailedException failure)
        {
            return $"Failed: {failure.Message}";
        }
    }
}
