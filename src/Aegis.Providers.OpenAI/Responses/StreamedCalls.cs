using System.Globalization;
using System.Text;
using Microsoft.Extensions.AI;
using OpenAI.Chat;

namespace Aegis.Providers;

/// <summary>Puts calls together whose id, name and arguments come in pieces.</summary>
internal sealed class StreamedCalls
{
    private readonly List<Call> calls = [];
    private readonly Dictionary<int, Call> open = [];

    public void Add(StreamingChatToolCallUpdate piece)
    {
        if (!open.TryGetValue(piece.Index, out var call) || IsAnother(piece.ToolCallId, call.Id))
        {
            open[piece.Index] = call = new Call();
            calls.Add(call);
        }

        call.Id = Or(piece.ToolCallId, call.Id);
        call.Name = Or(piece.FunctionName, call.Name);
        call.Arguments.Append(piece.FunctionArgumentsUpdate?.ToString());
    }

    /// <summary>The calls in the model's order; none are left.</summary>
    /// <param name="answerId">The answer's id, to name calls by that the server has not named.</param>
    public List<AIContent> Take(string answerId)
    {
        var complete = calls
            .Select(
                (call, at) =>
                    (AIContent)
                        ParsedCall.Of(
                            call.Id.Length > 0
                                ? call.Id
                                : string.Create(CultureInfo.InvariantCulture, $"{answerId}-{at}"),
                            call.Name,
                            call.Arguments.ToString()
                        )
            )
            .ToList();
        calls.Clear();
        open.Clear();
        return complete;
    }

    // there are servers that number every call 0
    private static bool IsAnother(string? id, string known) =>
        !string.IsNullOrEmpty(id) && known.Length > 0 && id != known;

    // names and ids come whole; some servers repeat them, or send them empty, with each piece
    private static string Or(string? piece, string known) => string.IsNullOrEmpty(piece) ? known : piece;

    private sealed class Call
    {
        public string Id { get; set; } = "";

        public string Name { get; set; } = "";

        public StringBuilder Arguments { get; } = new();
    }
}
