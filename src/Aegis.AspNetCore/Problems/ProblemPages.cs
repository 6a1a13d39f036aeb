using Microsoft.AspNetCore.Http;

namespace Aegis.AspNetCore.Problems;

/// <summary>What stands at the address of a problem's type, for whoever follows it.</summary>
internal static class ProblemPages
{
    public static IResult Show(string name) =>
        ProblemTypes.All.FirstOrDefault(type => type.Name == name) is { } type
            ? Results.Text($"# {type.Title}\n\nStatus {type.Status}. {type.Advice}\n", "text/markdown; charset=utf-8")
            : Refusals.NotFound();
}
