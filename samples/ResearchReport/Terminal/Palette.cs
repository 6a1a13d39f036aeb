namespace ResearchReport.Terminal;

/// <summary>Colours for a terminal; plain text for files, pipes and those who asked for none.</summary>
/// <param name="UseColour">Whether to colour.</param>
public sealed record Palette(bool UseColour)
{
    /// <summary>Colours when the output is a terminal and <c>NO_COLOR</c> is not set (no-color.org).</summary>
    public static Palette ForOutput() =>
        new(!Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")));

    /// <summary>For what went well.</summary>
    public string Good(string text) => Paint(32, text);

    /// <summary>For what went wrong.</summary>
    public string Bad(string text) => Paint(31, text);

    /// <summary>For what did not happen.</summary>
    public string Muted(string text) => Paint(90, text);

    private string Paint(int colour, string text) => UseColour ? $"\x1b[{colour}m{text}\x1b[0m" : text;
}
