using Microsoft.Extensions.AI;

namespace Aegis.Memory.Tests.Window;

public sealed class CompressorTests
{
    private static readonly ChatMessage[] Messages =
    [
        new(ChatRole.User, "Hello there! The budget for the Kyōto trip is 3.5 million yen. The weather is nice."),
        new(ChatRole.Assistant, "Noted: the budget for the trip is fixed. Shall I book the hotel in Kyōto?"),
        new(
            ChatRole.Assistant,
            [new FunctionCallContent("a", "find_hotel", new Dictionary<string, object?> { ["city"] = "Kyōto" })]
        ),
        new(ChatRole.Tool, [new FunctionResultContent("a", "Hotel Kanra")]),
        new(ChatRole.User, "Yes, book the hotel for the trip.") { AuthorName = "ada" },
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static CompressionRequest Request(int maxTokens, string? summary = null) =>
        new(summary, Messages, maxTokens, new WordCounter());

    [Fact]
    public async Task Extract_TakesSentencesThatMatter_InTheirOrder_WithinItsLength()
    {
        var compressor = new ExtractiveCompressor();

        var summary = await compressor.CompressAsync(Request(40), Token);

        Assert.Equal(
            """
            user: The budget for the Kyōto trip is 3.5 million yen.
            assistant: Shall I book the hotel in Kyōto?
            assistant: calls find_hotel(city: Kyōto)
            tool: returned Hotel Kanra
            ada: Yes, book the hotel for the trip.
            """,
            summary
        );
        Assert.Equal(summary, await compressor.CompressAsync(Request(40), Token));
        foreach (var length in Enumerable.Range(1, 60))
        {
            var counted = await compressor.CompressAsync(Request(length), Token);
            Assert.True(
                new WordCounter().Count(counted) <= length
                    || counted.Contains("none of which", StringComparison.Ordinal),
                counted
            );
        }
    }

    [Fact]
    public async Task Extract_WithRoomForAll_LosesNothing_AndRepeatsNothing()
    {
        var compressor = new ExtractiveCompressor();

        var summary = await compressor.CompressAsync(Request(1000, "user: The hotel is paid."), Token);
        var again = await compressor.CompressAsync(Request(1000, summary), Token);

        Assert.StartsWith("user: The hotel is paid.\nuser: Hello there!\n", summary, StringComparison.Ordinal);
        Assert.Contains(
            "assistant: calls find_hotel(city: Kyōto)\ntool: returned Hotel Kanra\n",
            summary,
            StringComparison.Ordinal
        );
        Assert.Equal(summary, again);
    }

    [Fact]
    public async Task Model_IsAskedForASummary_OfWhatWasSaid()
    {
        var client = new AnsweringClient(" A short one.\n");
        var compressor = new ChatCompressor(client, new ChatOptions { ModelId = "small" });

        var summary = await compressor.CompressAsync(Request(120, "The hotel is paid."), Token);

        Assert.Equal("A short one.", summary);
        var (messages, options) = Assert.Single(client.Asked);
        Assert.Equal("small", options!.ModelId);
        Assert.Equal([ChatRole.System, ChatRole.User], messages.Select(message => message.Role));
        Assert.EndsWith("The summary has 120 tokens at most.", messages[0].Text, StringComparison.Ordinal);
        Assert.StartsWith(
            "<summary>\nThe hotel is paid.\n</summary>\n<messages>\nuser: Hello there!",
            messages[1].Text,
            StringComparison.Ordinal
        );
        Assert.Contains("\ntool: returned Hotel Kanra\nada: Yes, book", messages[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ModelWhoseSummaryWasCutOff_LosesNothing()
    {
        var client = new AnsweringClient("A short") { FinishReason = ChatFinishReason.Length };
        var window = new WindowMemory(
            new()
            {
                MaxItems = 1,
                KeepNewest = 1,
                Compressor = new ChatCompressor(client),
            }
        );
        await window.AddAsync(ChatRole.User, "1", Token);

        var error = await Assert.ThrowsAsync<MemoryCompressionException>(() =>
            window.AddAsync(ChatRole.User, "2", Token).AsTask()
        );

        Assert.Contains("was cut off", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, window.Count);
    }

    [Fact]
    public async Task TokensOfTheModel_AreTheAgents()
    {
        var context = new AgentContext("Planner");
        using (context.Enter())
        {
            await new ChatCompressor(new AnsweringClient("Short.")).CompressAsync(Request(100), Token);
        }

        Assert.Equal((100, 20), (context.Usage!.InputTokenCount, context.Usage.OutputTokenCount));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("a", 1)]
    [InlineData("four", 1)]
    [InlineData("fives", 2)]
    [InlineData("京都", 2)]
    public void Estimate_IsAFourthOfTheBytes(string text, int tokens) =>
        Assert.Equal(tokens, new EstimatedTokenCounter().Count(text));
}
