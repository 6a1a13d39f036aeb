using System.Net;
using Aegis.Providers.TestServer;
using Microsoft.Extensions.AI;

namespace Aegis.Providers.Tests;

/// <summary>The key is sent to the provider, and appears nowhere else.</summary>
public sealed class SecretTests : ServerTest
{
    public static TheoryData<string, Reply> Echoes =>
        new()
        {
            {
                "error",
                Reply.Status(
                    HttpStatusCode.Unauthorized,
                    $$$"""{"error":{"message":"Incorrect API key provided: {{{Key}}}."}}"""
                )
            },
            { "escaped", Reply.Status(HttpStatusCode.Unauthorized, $"Not a key: {Uri.EscapeDataString(Key)}") },
            { "plain text", Reply.Status(HttpStatusCode.BadRequest, $"Authorization: Bearer {Key}") },
            { "far along", Reply.Status(HttpStatusCode.BadRequest, $"{new string('x', 290)} {Key}") },
            { "garbage", Reply.Garbage($"{Key} is no JSON") },
            { "garbage in a stream", Reply.Garbage($"data: {Key}\n\n") },
            { "within a stream", Reply.Text("So").FailingAfter(1, $"{Key} has expired") },
            { "cut off", Reply.Text(Key).BrokenAfter(1) },
            { "code", Reply.Status(HttpStatusCode.Forbidden, $$$"""{"error":{"code":"{{{Key}}}"}}""") },
        };

    [Fact]
    public async Task KeyInTheAddress_IsInNoException()
    {
        using var client = Client(options => options.BaseUrl += $"/{Key}");
        var error = await Assert.ThrowsAsync<ProviderException>(() => AskAsync(client, streaming: false));
        Assert.Equal(HttpStatusCode.NotFound, error.StatusCode);
        Assert.Contains("/***/", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Echoes))]
    public async Task KeyThatTheServerEchoes_IsInNoException(string how, Reply reply)
    {
        Server.AnswerBy(_ => reply);
        using var client = Client();
        foreach (var streaming in new[] { false, true })
        {
            var error = await Record.ExceptionAsync(() => AskAsync(client, streaming));

            Assert.False(how != "within a stream" && error is null, "nothing was thrown");
            AssertHasNoKey($"{error}");
            AssertHasNoKey($"{error?.InnerException}{error?.Data.Count}");
        }

        Assert.All(Server.Requests, request => Assert.Equal(Key, Sdk.KeyOf(request)));
    }

    [Theory]
    [InlineData("correct-horse")]
    [InlineData("correct/horse=")]
    public async Task KeyThatLooksLikeNone_IsMaskedToo(string key)
    {
        Server.AnswerBy(_ => Reply.Status(HttpStatusCode.Unauthorized, $"No {key}, nor {Uri.EscapeDataString(key)}."));
        using var client = Client(options => options.ApiKey = key);

        var error = await Assert.ThrowsAsync<ProviderException>(() => AskAsync(client, streaming: false));

        Assert.Contains("No ***, nor ***.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Incorrect API key provided: sk-proj-abc123DEF456.")]
    [InlineData("Incorrect API key provided: sk-12345***********6789.")]
    [InlineData("header 'Bearer abcdef'")]
    [InlineData("see https://someone:hunter2@example.com/")]
    [InlineData("token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl")]
    [InlineData("key AIzaSyA1234567890abcdefghijk")]
    [InlineData("cipher 0123456789abcdef0123456789abcdef01234567")]
    public async Task WhateverLooksLikeAKey_IsMasked(string text)
    {
        Server.Enqueue(Reply.Status(HttpStatusCode.Unauthorized, text));
        using var client = Client();

        var error = await Assert.ThrowsAsync<ProviderException>(() => AskAsync(client, streaming: false));

        Assert.Contains("***", error.Message, StringComparison.Ordinal);
        Assert.All(
            ["abc123", "12345", "abcdef", "hunter2", "eyJ", "AIza", "0123"],
            part =>
                Assert.DoesNotContain(
                    part,
                    error.Message.Replace($"{Server.Url}", "", StringComparison.Ordinal),
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public async Task OrdinaryText_IsLeftAsItIs()
    {
        const string Text =
            "Rate limit reached for gpt-5-mini in organization on tokens per min: request req_011CSHoEeqs5C35K2UUqR7Fy, see https://example.com/docs/limits@v2";
        Server.Enqueue(Reply.Status(HttpStatusCode.TooManyRequests, Text));
        using var client = Client();

        var error = await Assert.ThrowsAsync<ProviderException>(() => AskAsync(client, streaming: false));

        Assert.EndsWith(Text, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sk-secret\nwith-break")]
    [InlineData("sk-secret with-space")]
    [InlineData("sk-secretß")]
    public void KeyThatCanNotBeSent_IsNotShown(string key)
    {
        var error = Assert.Throws<ProviderConfigurationException>(() => Client(options => options.ApiKey = key));

        Assert.Contains("provider 'fast'", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-secret", $"{error}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://someone:hunter2@example.com/v1")]
    [InlineData("https://example.com/v1?api-key=hunter2")]
    [InlineData("https://example.com/v1#hunter2")]
    public void SecretInTheAddress_IsRefusedAndNotShown(string address)
    {
        var error = Assert.Throws<ProviderConfigurationException>(() => Client(options => options.BaseUrl = address));

        Assert.Contains("user, a query or a fragment", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", $"{error}", StringComparison.Ordinal);
    }

    [Fact]
    public void Options_ShowNoKey()
    {
        var options = new ChatProviderOptions
        {
            Type = "openai",
            Model = "small",
            ApiKey = Key,
            BaseUrl = $"https://{Key}@example.com",
        };

        Assert.Equal("openai small at https://***@example.com, key ***", options.ToString());
    }

    private static void AssertHasNoKey(string text)
    {
        Assert.DoesNotContain(Key, text, StringComparison.Ordinal);
        // nor a part of it that would be of use
        Assert.DoesNotContain(Key[8..16], text, StringComparison.Ordinal);
    }
}
