using System.Text;

namespace Aegis.Server.Tests.Processes;

/// <summary>A request with something wrong about it: its line, its headers, its body, or bytes anywhere.</summary>
internal static class MalformedRequest
{
    private static readonly string[] Paths =
    [
        "/api/v1/hitl/approve",
        "/api/v1/hitl/reject",
        "/api/v1/hitl/pending?cursor=%00",
        "/api/v1/hitl/status/",
        "/api/v1/hitl/status/..%2f",
        "/api/v1/hitl/status/%ff%fe",
        "/api/v1/hitl/status/00000000000000000000000000000000",
        "/api/v1/operations/x/resolve",
        "/api/v1/accounts/keys",
        "/api/v1/accounts/keys/' OR 1=1",
        "/api/v1/accounts/signup",
        "/api/v1/audit/x",
        "/api/v1/usage?period=2026-13",
        "/api/v1/billing/plans",
        "/api/v1",
        "/",
        "//",
        "/api//v1/hitl/approve",
        "/api/v1/hitl/approve/../../..",
        "/%",
        "/%zz",
        "*",
        "",
    ];

    private static readonly string[] Methods =
    [
        "GET",
        "POST",
        "POST",
        "POST",
        "DELETE",
        "PUT",
        "HEAD2",
        "OPTIONS",
        "TRACE",
        "post",
        "P\u00d6ST",
    ];

    private static readonly string[] Keys =
    [
        "",
        " ",
        "\"",
        "\"\"",
        "a b",
        "a,b",
        "a;b",
        "\"a\";q=1",
        "\u00e9",
        "\0",
        "\x7f",
        "a\tb",
        "\"\\",
        "(a b)",
        "?1",
        ":YQ==:",
        "ok",
    ];

    private static readonly string[] Bodies =
    [
        "{}",
        "",
        "{",
        "}",
        "[]",
        "null",
        "1",
        "\"x\"",
        "{\"a\":1,\"a\":2}",
        "{\"a\":1,\"\\u0061\":2}",
        "{\"a\":\"\\ud800\"}",
        "{\"a\":1e999}",
        "{\"a\":01}",
        "{\"a\":NaN}",
        "{'a':1}",
        "{\"a\":1}x",
        "\u00ef\u00bb\u00bf{}",
        "\u00ff\u00fe{\0}\0",
        "{\"a\":\"\u00c3\u0028\"}",
        "{/**/}",
        "{\"outcome\":\"maybe\",\"reason\":null}",
        "{\"principal\":1,\"kind\":\"service\",\"scopes\":{}}",
        "{\"name\":[]}",
    ];

    private static readonly string[] Types =
    [
        "application/json",
        "application/json",
        "application/json",
        "application/json; charset=utf-16",
        "text/plain",
        "",
        ";",
        "application/",
        "application/json; charset=\"",
        "multipart/form-data",
        "\u00ff",
    ];

    private static readonly string[] Others =
    [
        "Authorization: Bearer",
        "Authorization: Bearer sk_live_",
        "Authorization: Basic \u00ff",
        "Tenant-Id: \u00fc",
        "Tenant-Id: a b",
        "Tenant-Id: other",
        "Thread-Id: again",
        "Idempotency-Mode: x",
        "Prefer: wait=99999999999999999999",
        "Prefer: wait",
        "Prefer: ,;=,",
        "X-Request-Id: \u00ff",
        "If-None-Match: \"",
        "Content-Encoding: gzip",
        "Expect: 200-maybe",
        "Transfer-Encoding: gzip",
        "Bad Header: x",
        ": x",
        "NoColon",
        "Content-Length: 5",
        "Host: other",
        "Upgrade: h2c",
        "Range: bytes=0-",
    ];

    public static byte[] Of(Random random)
    {
        var body = random.Next(8) switch
        {
            0 => $"{{\"a\":{new string('[', random.Next(100))}",
            1 => $"{{\"a\":\"{new string('x', random.Next(70_000))}\"}}",
            _ => Pick(random, Bodies),
        };
        var text = new StringBuilder();
        text.Append($"{Pick(random, Methods)} {Pick(random, Paths)} HTTP/1.{(random.Next(200) == 0 ? 7 : 1)}\r\n");
        text.Append("Host: localhost\r\nTenant-Id: acme\r\n");
        Maybe(random, text, "Thread-Id", random.Next(6) == 0 ? new string('t', random.Next(300)) : "thread-1");
        Maybe(
            random,
            text,
            "Idempotency-Key",
            random.Next(6) == 0 ? new string('k', random.Next(400)) : Pick(random, Keys)
        );
        Maybe(random, text, "Content-Type", Pick(random, Types));
        for (var more = random.Next(3); more > 0; more--)
        {
            text.Append($"{Pick(random, Others)}\r\n");
        }

        text.Append(random.Next(100) == 0 ? $"X-Long: {new string('x', 40_000)}\r\n" : "");
        text.Append($"Content-Length: {body.Length}\r\n\r\n{body}");
        return Mutated(random, Encoding.Latin1.GetBytes(text.ToString()));
    }

    // a byte that is another one: mostly within what is compared, sometimes in what keeps the connection in step
    private static byte[] Mutated(Random random, byte[] request)
    {
        if (random.Next(10) == 0)
        {
            request[random.Next(request.Length)] = (byte)random.Next(256);
        }

        return request;
    }

    private static void Maybe(Random random, StringBuilder text, string name, string value) =>
        text.Append(random.Next(10) == 0 ? "" : $"{name}: {value}\r\n");

    private static string Pick(Random random, string[] values) => values[random.Next(values.Length)];
}
