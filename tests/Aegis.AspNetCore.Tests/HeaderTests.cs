using Aegis.AspNetCore.Requests;
using Aegis.AspNetCore.Tests.Apps;

namespace Aegis.AspNetCore.Tests;

/// <summary>Headers, as they may come.</summary>
public class HeaderTests
{
    [Theory]
    [InlineData("order-1", "order-1")]
    [InlineData("\"order-1\"", "order-1")]
    [InlineData("\"a,b;c\"", "a,b;c")]
    [InlineData(
        """
            "a\"b\\c"
            """,
        """a"b\c"""
    )]
    [InlineData("!", "!")]
    public void KeysWithAMeaning_AreRead(string header, string key) => Assert.Equal(key, IdempotencyKeys.Parse(header));

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"")]
    [InlineData("\"a")]
    [InlineData("a\"")]
    [InlineData("a b")]
    [InlineData("\"a b\"")]
    [InlineData("a,b")]
    [InlineData("a;q=1")]
    [InlineData("\"a\";q=1")]
    [InlineData("\"a\", \"b\"")]
    [InlineData("\"a\\")]
    [InlineData("\"a\\\"")]
    [InlineData("\"a\\x\"")]
    [InlineData("a\tb")]
    [InlineData("é")]
    public void KeysWithoutOneMeaning_AreNone(string header) => Assert.Null(IdempotencyKeys.Parse(header));

    [Fact]
    public void LongestKey_Has255Characters()
    {
        Assert.NotNull(IdempotencyKeys.Parse(new string('k', 255)));
        Assert.Null(IdempotencyKeys.Parse(new string('k', 256)));
        Assert.NotNull(IdempotencyKeys.Parse($"\"{new string('k', 255)}\""));
    }

    [Fact]
    public async Task QuotedAndBareKey_AreOne()
    {
        await using var app = await TestApp.StartAsync();
        (await app.Client.AskAsync(Calls.Decide("approve", "order-1"))).AssertAccepted();

        (await app.Client.AskAsync(Calls.Decide("approve", "\"order-1\""))).AssertProblem(409, "duplicate");
    }

    [Fact]
    public async Task MissingHeaders_AreNamed()
    {
        await using var app = await TestApp.StartAsync();
        var noKey = Calls.Post("/api/v1/hitl/approve", "{}").With("Thread-Id", "thread-1");
        var noThread = Calls.Post("/api/v1/hitl/approve", "{}").With("Idempotency-Key", "order-1");
        var noTenant = Calls.Decide("approve", "order-1", tenant: null);

        (await app.Client.AskAsync(noKey)).AssertProblem(400, "key-missing");
        Assert.Contains(
            "Thread-Id",
            (await app.Client.AskAsync(noThread)).AssertProblem(400, "malformed")["detail"]!,
            StringComparison.Ordinal
        );
        var unauthenticated = (await app.Client.AskAsync(noTenant)).AssertProblem(401, "unauthenticated");
        Assert.Equal("Bearer", unauthenticated.Headers["WWW-Authenticate"]);
    }

    [Theory]
    [InlineData("Tenant-Id")]
    [InlineData("Thread-Id")]
    [InlineData("Idempotency-Key")]
    [InlineData("X-Request-Id")]
    [InlineData("Authorization")]
    [InlineData("Idempotency-Mode")]
    public async Task RepeatedHeader_IsRefused(string header)
    {
        await using var app = await TestApp.StartAsync();
        using var raw = await RawConnection.OpenAsync(app.Address);

        var answer = await raw.AskAsync(
            "POST /api/v1/hitl/approve HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n"
                + $"{header}: one\r\n{header}: two\r\n\r\n"
        );

        Assert.StartsWith("HTTP/1.1 400", answer, StringComparison.Ordinal);
        Assert.Contains("/problems/header-repeated", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("my-request.1", true)]
    [InlineData("with blank", false)]
    [InlineData("<script>", false)]
    public async Task RequestId_IsEchoedWhenFit(string id, bool isKept)
    {
        await using var app = await TestApp.StartAsync();

        var answer = await app.Client.AskAsync(Calls.Get("/api/v1/hitl/pending").With("X-Request-Id", id));
        var refused = await app.Client.AskAsync(Calls.Get("/api/v1/hitl/status/x").With("X-Request-Id", id));

        Assert.Equal(isKept, answer.Headers["X-Request-Id"] == id);
        Assert.Equal(isKept, refused.AssertProblem(404, "not-found").Headers["X-Request-Id"] == id);
    }

    [Fact]
    public async Task UnknownMode_IsRefused()
    {
        await using var app = await TestApp.StartAsync();

        var answer = await app.Client.AskAsync(Calls.Decide("approve", "order-1").With("Idempotency-Mode", "maybe"));

        answer.AssertProblem(400, "malformed");
    }
}
