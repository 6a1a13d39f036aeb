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

    [Fact]
    public async Task WrongArguments_AreToldInWords()
    {
        await using var client = await Servers.ConnectAsync("stdio");

        var result = await CallAsync(client, "repeat", """{"text":"h","times":4}""");

        Assert.Equal(
            "The arguments do not fit the schema of the tool. It was not called. Correct them and call it again.\n"
                + "- text: must be at least 2 characters long (received \"h\")\n"
                + "- times: must be at most 3 (received 4)",
            Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text
        );
    }

    [Fact]
    public async Task MissingService_IsNamedToTheClientAndInTheLogOfTheServer()
    {
        var logged = new TaskCompletionSource<string>();
        await using var client = await Servers.ConnectAsync(line => logged.TrySetResult(line), "hosted");

        var result = await CallAsync(client, "stamp", "{}");

        Assert.True(result.IsError);
        Assert.Contains(
            "Tool 'stamp' needs a service of type StampClock",
            Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text,
            StringComparison.Ordinal
        );
        Assert.Matches("Tool stamp could not be called.*StampClock", await logged.Task.WaitAsync(Token));
    }

    [Fact]
    public async Task Object_IsServedAsStructuredContentOfItsSchema()
    {
        await using var client = await Servers.ConnectAsync("stdio");
        var tools = await client.ListToolsAsync(cancellationToken: Token);

        var schema = tools.Single(tool => tool.Name == "price_postage").ProtocolTool.OutputSchema;
        Assert.Equal(
            "integer",
            schema?.GetProperty("properties").GetProperty("amount").GetProperty("type").GetString()
        );
        Assert.Null(tools.Single(tool => tool.Name == "repeat").ProtocolTool.OutputSchema);

        var good = await CallAsync(client, "price_postage", """{"parcel":{"to":"Ada","grams":100}}""");
        Assert.Equal("""{"amount":100,"unit":"cent"}""", good.StructuredContent?.GetRawText());
        var bad = await CallAsync(client, "price_postage", "{}");
        Assert.Null(bad.StructuredContent);
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
