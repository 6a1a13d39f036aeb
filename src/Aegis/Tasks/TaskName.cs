namespace Aegis.Tasks;

/// <summary>What tasks, profiles and teams may be called: names become headings of prompts and words of messages.</summary>
internal static class TaskName
{
    public static void Check(string name, string parameter)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name, parameter);
        if (name.Any(char.IsControl))
        {
            throw new ArgumentException($"A name is one line without control characters, and not '{name}'.", parameter);
        }
    }
}
