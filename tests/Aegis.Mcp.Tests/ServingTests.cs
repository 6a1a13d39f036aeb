using System.Text.Json;
using Aegis.Mcp.TestServer;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Aegis.Mcp.Tests;

/// <summary>What the SDK's own client sees of a server, which runs as a process of its own.</summary>
public sealed class ServingTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    public static TheoryData<string> Modes => ["stdio", "hosted"];

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Tools_AreListedWithSchemaAndHints(string mode)
    {
        await using var client = await Servers.ConnectAsync(mode);

        var tools = await client.ListToolsAsync(cancellationToken: Token);

        Assert.Equal(TestTools.All.Select(tool => tool.Name).Order(), tools.Select(tool => tool.Name).Order());
        var repeat = tools.Single(tool => tool.Name == "repeat").ProtocolTool;
        Assert.Equal("Says something again.", repeat.Description);
        Assert.True(
            JsonElement.DeepEquals(JsonDocument.Parse(TestTools.RepeatSchema).RootElement, repeat.InputSchema),
            repeat.InputSchema.GetRawText()
        );
        Assert.Equal(
            (true, false, true),
            (repeat.Annotations?.ReadOnlyHint, repeat.Annotations?.DestructiveHint, repeat.Annotations?.IdempotentHint)
        );
        Assert.Null(tools.Single(tool => tool.Name == "person").ProtocolTool.Annotations);
    }

    [Fact]
    public async Task ServerName_IsToldToTheClient()
    {
        await using var client = await Servers.ConnectAsync("stdio");

        Assert.Equal("test-server", client.ServerInfo?.Name);
    }

    [Theory]
    [InlineData("repeat", """{"text":"ha","times":3}""", false, "ha ha ha")]
    [InlineData("repeat", """{"text":"ha","times":4}""", true, "must be at most 3")]
    [InlineData("repeat", """{"times":1}""", true, "is required")]
    [InlineData("repeat", """{"text":"ha","loud":true}""", true, "loud")]
    [InlineData("broken", "{}", true, "InvalidOperationException: no network")]
    [InlineData("pay", "{}", true, "requires approval")]
    [InlineData("person", "{}", false, "Ada")]
    [InlineData("noisy", "{}", false, "Done.")]
    [InlineData(
        "price_postage",
        """{"parcel":{"to":"Ada","grams":100},"speed":"Express"}""",
        false,
        """{"amount":300,"unit":"cent"}"""
    )]
    [InlineData("price_postage", """{"parcel":{"to":"Ada","grams":0}}""", true, "must be at least 1")]
    public async Task Call_GivesAResultOrAReadableError(string tool, string arguments, bool isError, string expected)
    {
        await using var client = await Servers.ConnectAsync("stdio");

        var result = await CallAsync(client, tool, arguments);

        Assert.Equal(isError, result.IsError ?? false);
        Assert.Contains(
            expected,
            Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Content_StaysContent()
    {
        await using var client = await Servers.ConnectAsync("stdio");

        var result = await CallAsync(client, "image", "{}");

        Assert.Equal("image/png", Assert.IsType<ImageContentBlock>(Assert.Single(result.Content)).MimeType);
    }

    private static async Task<CallToolResult> CallAsync(McpClient client, string tool, string arguments) =>
        await client.CallToolAsync(
            tool,
            JsonDocument
                .Parse(arguments)
                .RootElement.EnumerateObject()
                .ToDictionary(static p => p.Name, static p => (object?)p.Value),
            cancellationToken: Token
        );
}
