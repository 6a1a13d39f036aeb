using System.Net;

namespace Aegis.Client.Tests;

/// <summary>What the scripted server does with a request.</summary>
public sealed record Answer(HttpStatusCode Status, string Body, params (string Name, string Value)[] Headers)
{
    /// <summary>The connection breaks; what was sent has arrived.</summary>
    public static Answer Reset { get; } = new(0, "") { Fate = AnswerFate.Resets };

    /// <summary>No answer ever comes.</summary>
    public static Answer Silence { get; } = new(0, "") { Fate = AnswerFate.Stalls };

    /// <summary>The connection breaks amid the body of an answer.</summary>
    public static Answer Half { get; } = new(HttpStatusCode.Accepted, "") { Fate = AnswerFate.Breaks };

    public AnswerFate Fate { get; private init; }

    public static Answer Accepted { get; } =
        new(
            HttpStatusCode.Accepted,
            """{"request_id":"r-1","state":"COMMITTED","decision":"approved","decide_by":"2026-05-04T13:00:00Z"}""",
            ("Location", "/api/v1/hitl/status/r-1")
        );

    public static Answer Json(string body) => new(HttpStatusCode.OK, body);

    /// <summary>Problem details, as the server writes them.</summary>
    public static Answer Problem(
        int status,
        string code,
        string more = "",
        params (string Name, string Value)[] headers
    ) =>
        new(
            (HttpStatusCode)status,
            $$"""{"type":"/problems/{{code}}","title":"The title","status":{{status}},"detail":"The detail.","instance":"urn:aegis:request:1"{{more}}}""",
            headers
        );

    public static Answer Duplicate(string decision) =>
        Problem(
            409,
            "duplicate",
            $$""","request_id":"r-1","state":"COMMITTED","decision":"{{decision}}","decided_by":"ada","decided_at":"2026-05-04T12:00:00Z" """
        );
}

public enum AnswerFate
{
    Comes,
    Resets,
    Breaks,
    Stalls,
}
