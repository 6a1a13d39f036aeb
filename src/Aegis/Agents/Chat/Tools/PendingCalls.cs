using Microsoft.Extensions.AI;

namespace Aegis.Agents;

/// <summary>The calls of a response that nobody has made yet.</summary>
internal static class PendingCalls
{
    /// <summary>In the model's order, without those that a middleware or the service itself has made.</summary>
    public static IReadOnlyList<FunctionCallContent> Of(ChatResponse response)
    {
        // what was withheld or may be is not acted upon
        if (response.FinishReason == ChatFinishReason.ContentFilter)
        {
            return [];
        }

        List<FunctionCallContent>? calls = null;
        HashSet<string>? made = null;
        foreach (var message in response.Messages)
        {
            foreach (var content in message.Contents)
            {
                switch (content)
                {
                    case FunctionCallContent { InformationalOnly: false } call:
                        (calls ??= []).Add(call);
                        break;
                    case FunctionResultContent result:
                        (made ??= new(StringComparer.Ordinal)).Add(result.CallId);
                        break;
                }
            }
        }

        return calls is null ? []
            : made is null ? calls
            : calls.FindAll(call => !made.Contains(call.CallId));
    }
}
