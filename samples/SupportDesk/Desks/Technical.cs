using Aegis;
using Aegis.Turns;

namespace SupportDesk.Desks;

/// <summary>Looks up what may help, step by step.</summary>
public partial class Technical
{
    public const string Name = "technical";

    /// <summary>Look for articles about a problem, and answer with the first.</summary>
    [Tool]
    public static async IAsyncEnumerable<string> DiagnoseAsync(
        string ticket,
        string problem,
        ContextPool articles,
        AgentLoop loop
    )
    {
        ContextItem? found = null;
        foreach (var article in articles.Items)
        {
            var fits = problem.Contains(article.Id!, StringComparison.OrdinalIgnoreCase);
            yield return $"{ticket} '{article.Description}' {(fits ? "fits" : "does not fit")}";
            found ??= fits ? article : null;
        }

        await loop.SendAsync(Reception.Name, Reception.Turns.Close(ticket, found?.Content ?? "a colleague will call"));
    }
}
