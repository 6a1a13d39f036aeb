namespace Aegis.Metrics.Tests.Capture;

/// <summary>A tool, so that there is something to send.</summary>
public partial class Desk
{
    [Tool]
    public static string Note(string text) => text;
}
