using System.Text;
using Microsoft.Extensions.AI;
using OpenAI.Chat;

namespace Aegis.Providers;

/// <summary>Puts calls together whose id, name and arguments come in pieces.</summary>
internal sealed class StreamedCalls
{
    private readonly SortedDictionary<int, Call> calls = [];

    public void Add(StreamingChatToolCallUpdate piece)
    {
        var index = piece.Index;
        if (!calls.TryGetValue(index, out var call))
        {
            calls.Add(index, call = new Call());
        }

        call.Id = Or(piece.ToolCallId, call.Id);
        call.Name = Or(piece.FunctionName, call.Name);

        // an empty piece is a null one to the SDK
        call.Arguments.Append(piece.FunctionArgumentsUpdate is { IsEmpty: false } more ? more.ToString() : "");
    }

    /// <summary>The calls in the model's order; none are left.</summary>
    public List<AIContent> Take()
    {
        var complete = calls
            .Values.Select(static call => (AIContent)ParsedCall.Of(call.Id, call.Name, call.Arguments.ToString()))
            .ToList();
        calls.Clear();
        return complete;
    }

    // names and ids come whole; some servers repeat them, or send them empty, with each piece
    private static string Or(string? piece, string known) => string.IsNullOrEmpty(piece) ? known : piece;

    private sealed class Call
    {
        public string Id { get; set; } = "";

        public string Name { get; set; } = "";

        public StringBuilder Arguments { get; } = new();
    }
}
