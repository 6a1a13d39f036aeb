using Microsoft.Extensions.AI;

namespace Aegis.Agents;

/// <summary>The text of a response that answers.</summary>
internal static class AnswerText
{
    /// <summary>
    /// What was said after the last tool call, when a middleware has made calls within the response; what came before only
    /// announces them.
    /// </summary>
    public static string Of(ChatResponse response)
    {
        for (var at = response.Messages.Count - 1; at >= 0; at--)
        {
            if (response.Messages[at].Contents.Any(static content => content is FunctionResultContent))
            {
                return string.Concat(response.Messages.Skip(at + 1).Select(static message => message.Text));
            }
        }

        return response.Text;
    }
}
