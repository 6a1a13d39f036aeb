using System.Net;

namespace Aegis.Providers.TestServer;

/// <summary>What the server does with a request, in either protocol; streamed when the request asks for it.</summary>
public sealed record Reply
{
    private Reply() { }

    /// <summary>The status; 200 sends an answer, any other one <see cref="Body"/>.</summary>
    public HttpStatusCode StatusCode { get; private init; } = HttpStatusCode.OK;

    /// <summary>What is sent as it stands instead of an answer.</summary>
    public string? Body { get; private init; }

    /// <summary>Headers of the response.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; private init; } = [];

    /// <summary>The pieces of the answer's text.</summary>
    public IReadOnlyList<string> Texts { get; private init; } = [];

    /// <summary>The calls that the answer asks for.</summary>
    public IReadOnlyList<ScriptedCall> Calls { get; private init; } = [];

    /// <summary>What the answer has counted.</summary>
    public ScriptedUsage Usage { get; private init; } = new();

    /// <summary>Why the model stopped, in the protocol's own word; the usual one when not given.</summary>
    public string? FinishReason { get; private init; }

    /// <summary>After so many events the connection breaks; never when not given. 0 is before the headers.</summary>
    public int? BreaksAfter { get; private init; }

    /// <summary>After so many events the stream ends, as if it were complete.</summary>
    public int? EndsAfter { get; private init; }

    /// <summary>After so many events the server reports this error within the stream.</summary>
    public (int After, string Message)? StreamError { get; private init; }

    /// <summary>After so many events nothing more comes until <see cref="ProviderTestServer"/> stops.</summary>
    public int? StallsAfter { get; private init; }

    /// <summary>An answer of text, in these pieces.</summary>
    public static Reply Text(params string[] pieces) => new() { Texts = pieces };

    /// <summary>An answer that asks for tools to be called.</summary>
    public static Reply Call(params ScriptedCall[] calls) => new() { Calls = calls };

    /// <summary>An error, or any body as it stands.</summary>
    public static Reply Status(HttpStatusCode status, string body = "", params (string Name, string Value)[] headers) =>
        new()
        {
            StatusCode = status,
            Body = body,
            Headers = headers,
        };

    /// <summary>A response of status 200 whose body is this, whatever was asked for.</summary>
    public static Reply Garbage(string body) => new() { Body = body };

    /// <summary>The same with some text before the calls.</summary>
    public Reply Saying(params string[] pieces) => this with { Texts = pieces };

    /// <summary>The same with these counts.</summary>
    public Reply Counting(ScriptedUsage usage) => this with { Usage = usage };

    /// <summary>The same, stopped for this reason.</summary>
    public Reply StoppedBy(string reason) => this with { FinishReason = reason };

    /// <summary>The same, but the connection breaks after so many events; 0 is before the headers.</summary>
    public Reply BrokenAfter(int events) => this with { BreaksAfter = events };

    /// <summary>The same, but the stream ends politely after so many events.</summary>
    public Reply EndedAfter(int events) => this with { EndsAfter = events };

    /// <summary>The same, but after so many events the server reports an error.</summary>
    public Reply FailingAfter(int events, string message) => this with { StreamError = (events, message) };

    /// <summary>The same, but after so many events nothing more comes; 0 is before the headers.</summary>
    public Reply StalledAfter(int events) => this with { StallsAfter = events };
}

/// <summary>A call that a scripted model asks for.</summary>
/// <param name="Id">The call's id.</param>
/// <param name="Name">The tool.</param>
/// <param name="Pieces">The arguments as JSON, in the pieces that a stream has.</param>
public sealed record ScriptedCall(string Id, string Name, params string[] Pieces)
{
    /// <summary>The arguments as JSON.</summary>
    public string Arguments => string.Concat(Pieces);
}

/// <summary>What a scripted answer has counted.</summary>
/// <param name="Input">Tokens of the request, those from a cache included.</param>
/// <param name="Output">Tokens of the answer, those of reasoning included.</param>
/// <param name="Cached">Tokens of the request that came from a cache.</param>
/// <param name="Reasoning">Tokens of the answer that it does not show.</param>
/// <param name="CacheWritten">Tokens of the request that went into a cache; of Anthropic's protocol alone.</param>
public sealed record ScriptedUsage(
    int Input = 11,
    int Output = 7,
    int Cached = 0,
    int Reasoning = 0,
    int CacheWritten = 0
);
