using Microsoft.Extensions.AI;
using ResearchReport.Extractive;
using ResearchReport.Text;

namespace Aegis.Samples.Tests.Extractive;

public sealed class ExtractiveChatClientTests : IDisposable
{
    private const string Material = """
        The siren is an instrument that cuts air into puffs. It was loud. Sirens replaced whistles at many stations.
        A whistle needs a boiler and much water. Keepers disliked the boiler because raising steam took time.
        The diaphone is a signal with a slotted piston. Diaphones replaced sirens in several countries.
        Sound travels well in calm air. Ships listened for the siren and the diaphone in fog.
        """;

    private readonly ExtractiveChatClient client = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => client.Dispose();

    [Theory]
    [InlineData("Summarise this in 2 sentences:", 2)]
    [InlineData("Give me a summary of three short sentences:", 3)]
    [InlineData("Summarise this:", 5)]
    public async Task CountOfSentences_IsKept(string request, int expected)
    {
        var answer = (await AskAsync(request)).Text;

        var selected = Sentences.Of(answer).Where(sentence => !Notice.Owns(sentence)).ToList();
        Assert.Equal(expected, selected.Count);
        Assert.All(selected, sentence => Assert.Contains(sentence, Sentences.Of(Material)));
    }

    [Fact]
    public async Task Answer_SaysWhoSelectedIt()
    {
        var response = await AskAsync("Summarise this:");

        Assert.EndsWith(Notice.Text, response.Text, StringComparison.Ordinal);
        Assert.Contains("no language model", Notice.Text, StringComparison.Ordinal);
        Assert.Equal(ExtractiveChatClient.ModelId, response.ModelId);
        Assert.Contains(
            "no language model",
            client.GetService<ChatClientMetadata>()!.ProviderName,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Question_SteersTheSelection()
    {
        var answer = (await AskAsync("Answer in one sentence.\n\nWhy did keepers dislike the boiler?")).Text;

        Assert.StartsWith("Keepers disliked the boiler", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Glossary_ExplainsWhatTheTextDefines()
    {
        var answer = (await AskAsync("Write a glossary of two terms:")).Text;

        Assert.Contains("- **diaphone**: The diaphone is a signal", answer, StringComparison.Ordinal);
        Assert.Contains("- **siren**: The siren is an instrument", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SameMessages_GiveTheSameAnswer()
    {
        var first = await AskAsync("Summarise this:");
        using var other = new ExtractiveChatClient();
        var second = await other.GetResponseAsync(Messages("Summarise this:"), cancellationToken: Cancellation);

        Assert.Equal(first.Text, second.Text);
        Assert.Equal(first.Usage!.TotalTokenCount, second.Usage!.TotalTokenCount);
    }

    [Fact]
    public async Task Streamed_IsTheWholeAnswerInSeveralPieces()
    {
        var whole = await AskAsync("Summarise this:");

        var updates = await client
            .GetStreamingResponseAsync(Messages("Summarise this:"), cancellationToken: Cancellation)
            .ToListAsync(Cancellation);
        var streamed = updates.ToChatResponse();

        Assert.True(updates.Count(update => update.Text.Length > 0) > 3);
        Assert.Equal(whole.Text, streamed.Text);
        Assert.Equal(whole.ModelId, streamed.ModelId);
        Assert.Equal(whole.FinishReason, streamed.FinishReason);
        Assert.Equal(whole.Usage!.InputTokenCount, streamed.Usage!.InputTokenCount);
        Assert.Equal(whole.Usage.OutputTokenCount, streamed.Usage.OutputTokenCount);
    }

    [Fact]
    public async Task Usage_CountsWordsAndMarks()
    {
        var usage = (await SayAsync("One, two. Three!")).Usage!;

        Assert.Equal(6, usage.InputTokenCount);
        Assert.Equal(usage.InputTokenCount + usage.OutputTokenCount, usage.TotalTokenCount);
    }

    [Theory]
    [InlineData("")]
    [InlineData("How?")]
    [InlineData("the of and.")]
    public async Task NothingToSelectFrom_IsSaid(string message)
    {
        var response = await SayAsync(message);

        Assert.StartsWith("The message holds no text", response.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CancelledToken_EndsTheStream()
    {
        using var cancellation = new CancellationTokenSource();
        var stream = client.GetStreamingResponseAsync(
            Messages("Summarise this:"),
            cancellationToken: cancellation.Token
        );

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in stream)
            {
                await cancellation.CancelAsync();
            }
        });
    }

    private Task<ChatResponse> SayAsync(string message) =>
        client.GetResponseAsync([new ChatMessage(ChatRole.User, message)], cancellationToken: Cancellation);

    private Task<ChatResponse> AskAsync(string request) => client.GetResponseAsync(Messages(request));

    private static ChatMessage[] Messages(string request) =>
        [new(ChatRole.System, request), new(ChatRole.User, Material)];
}
