using System.Text;
using System.Text.Json;

namespace Aegis.Mcp;

/// <summary>An error of a tool in words: MCP has a flag for what agents tell by its JSON.</summary>
internal static class ErrorText
{
    /// <summary>The message, and a line for each argument that is wrong.</summary>
    public static string Of(JsonElement error)
    {
        var text = new StringBuilder(error.GetProperty("message").GetString());
        if (error.TryGetProperty("problems", out var problems))
        {
            foreach (var problem in problems.EnumerateArray())
            {
                text.Append('\n').Append(LineOf(problem));
            }
        }

        return text.ToString();
    }

    private static string LineOf(JsonElement problem)
    {
        var parameter = problem.GetProperty("parameter").GetString() is { Length: > 0 } name ? name : "the arguments";
        var received = problem.TryGetProperty("received", out var value) ? $" (received {value.GetString()})" : "";
        return $"- {parameter}: {problem.GetProperty("constraint").GetString()}{received}";
    }
}
