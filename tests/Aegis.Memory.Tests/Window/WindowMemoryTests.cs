using Microsoft.Extensions.AI;

namespace Aegis.Memory.Tests.Window;

public sealed class WindowMemoryTests
{
    private readonly JoiningCompressor compressor = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private WindowMemory Window(int? maxItems = 5, int? maxTokens = null, int keepNewest = 2) =>
        new(
            new WindowMemoryOptions
            {
                MaxItems = maxItems,
                MaxTokens = maxTokens,
                KeepNewest = keepNewest,
                Compressor = compressor,
                TokenCounter = new WordCounter(),
            }
        );

    private static async Task SayAsync(WindowMemory window, params string[] texts)
    {
        foreach (var text in texts)
        {
            await window.AddAsync(ChatRole.User, text, Token);
        }
    }

    private static string Texts(WindowMemory window) =>
        string.Join('|', window.ToMessages().Select(message => message.Text));

    [Fact]
    public async Task WindowWithRoom_HoldsEverythingAsItIs()
    {
        var window = Window();

        await SayAsync(window, "1", "2", "3", "4", "5");

        Assert.Null(window.Summary);
        Assert.Equal("1|2|3|4|5", Texts(window));
        Assert.Empty(compressor.Requests);
    }

    [Fact]
    public async Task OneTooMany_FoldsAllButTheNewest_AndTheNextFoldGoesOnFromTheSummary()
    {
        var window = Window();

        await SayAsync(window, "1", "2", "3", "4", "5", "6");
        Assert.Equal("1 2 3 4", window.Summary);
        Assert.Equal("Summary of the conversation so far:\n1 2 3 4|5|6", Texts(window));
        Assert.Equal((2, 6), (window.Count, window.Tokens));

        await SayAsync(window, "7", "8", "9", "10");
        Assert.Equal("1 2 3 4 5 6 7 8", window.Summary);
        Assert.Equal("1 2 3 4", compressor.Requests[1].Summary);
        Assert.Equal(500, compressor.Requests[1].MaxTokens);
        Assert.Equal(ChatRole.User, window.ToMessages()[0].Role);
    }

    [Fact]
    public async Task TooManyTokens_AreFolded_ButNotOfTheNewest()
    {
        var window = Window(maxItems: null, maxTokens: 6, keepNewest: 2);
        compressor.Instead = _ => "short";

        await SayAsync(window, "one two", "three four", "five six");
        Assert.Null(window.Summary);
        await SayAsync(window, "seven");
        Assert.Equal("Summary of the conversation so far:\nshort|five six|seven", Texts(window));

        await SayAsync(window, "a b c d e f g h", "i j k l m n");
        Assert.Equal("Summary of the conversation so far:\nshort|a b c d e f g h|i j k l m n", Texts(window));
        Assert.Equal(15, window.Tokens);
        await window.CompressAsync(Token);
        Assert.Equal(2, window.Count);
    }

    [Fact]
    public async Task ResultOfATool_StaysWithItsCall()
    {
        var window = Window(maxItems: 4, keepNewest: 2);
        await SayAsync(window, "1", "2");
        await window.AddAsync(
            new ChatMessage(
                ChatRole.Assistant,
                [new FunctionCallContent("a", "find"), new FunctionCallContent("b", "find")]
            ),
            Token
        );
        await window.AddAsync(new ChatMessage(ChatRole.Tool, [new FunctionResultContent("a", "fox")]), Token);
        await window.AddAsync(new ChatMessage(ChatRole.Tool, [new FunctionResultContent("b", "hare")]), Token);

        Assert.Equal("1 2", window.Summary);
        Assert.Equal(3, window.Count);
        await SayAsync(window, "3", "4");
        Assert.Equal(2, window.Count);
        Assert.Equal(5, compressor.Requests.Sum(request => request.Messages.Count));
    }

    [Fact]
    public async Task CompressorThatFails_LosesNothing_AndIsTriedAgain()
    {
        var window = Window(maxItems: 3, keepNewest: 1);
        compressor.Instead = _ => throw new IOException("no route");
        await SayAsync(window, "1", "2", "3");

        var error = await Assert.ThrowsAsync<MemoryCompressionException>(() => SayAsync(window, "4"));
        Assert.StartsWith(
            "3 messages could not be folded into the summary: no route",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.IsType<IOException>(error.InnerException);
        Assert.Equal("1|2|3|4", Texts(window));
        compressor.Instead = _ => " ";
        error = await Assert.ThrowsAsync<MemoryCompressionException>(() => SayAsync(window, "5"));
        Assert.Contains("an empty summary of 4 messages", error.Message, StringComparison.Ordinal);
        compressor.Instead = null;
        await SayAsync(window, "6");

        Assert.Equal("1 2 3 4 5", window.Summary);
        Assert.Equal("Summary of the conversation so far:\n1 2 3 4 5|6", Texts(window));
    }

    [Fact]
    public async Task CallerWhoGaveUp_LosesNothing()
    {
        var window = Window(maxItems: 1, keepNewest: 1);
        await SayAsync(window, "1");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        compressor.Instead = _ =>
        {
            stop.Cancel();
            throw new OperationCanceledException(stop.Token);
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            window.AddAsync(ChatRole.User, "2", stop.Token).AsTask()
        );

        Assert.Equal("1|2", Texts(window));
    }

    [Fact]
    public async Task ManyWhoAddAtOnce_LoseNothing()
    {
        var window = Window(maxItems: 20, keepNewest: 5);

        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(worker =>
                    Task.Run(
                        async () =>
                        {
                            for (var i = 0; i < 100; i++)
                            {
                                await window.AddAsync(ChatRole.User, $"{worker}-{i}", Token);
                                _ = window.ToMessages();
                            }
                        },
                        Token
                    )
                )
        );

        var said = Texts(window)
            .Split((char[])[' ', '|', '\n'])
            .Where(text => text.Contains('-', StringComparison.Ordinal))
            .ToList();
        Assert.Equal(800, said.Count);
        Assert.Equal(800, said.Distinct().Count());
        Assert.InRange(window.Count, 5, 20);
        // and each worker's in the order in which it said them
        Assert.Equal(
            Enumerable.Range(0, 100).Select(i => $"3-{i}"),
            said.Where(text => text.StartsWith("3-", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task MessagesThatWereGivenOut_AreCopies()
    {
        var window = Window();
        var message = new ChatMessage(ChatRole.User, "1");
        await window.AddAsync(message, Token);
        message.Contents.Add(new TextContent("changed"));

        window.ToMessages()[0].Contents.Clear();

        Assert.Equal("1", Texts(window));
    }

    [Fact]
    public void OptionsThatCanNotBe_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => new WindowMemory(new() { MaxItems = 0 }));
        Assert.Throws<ArgumentException>(() => new WindowMemory(new() { MaxTokens = 0 }));
        Assert.Throws<ArgumentException>(() => new WindowMemory(new() { KeepNewest = 0 }));
        Assert.Throws<ArgumentException>(() => new WindowMemory(new() { SummaryTokens = 0 }));
        var error = Assert.Throws<ArgumentException>(() => new WindowMemory(new() { MaxItems = 5, KeepNewest = 6 }));
        Assert.StartsWith("KeepNewest is 6, and MaxItems 5", error.Message, StringComparison.Ordinal);
    }
}
