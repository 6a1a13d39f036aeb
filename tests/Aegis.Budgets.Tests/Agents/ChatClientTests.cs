using System.Net;
using Aegis.Budgets.Tests.Keeping;
using Microsoft.Extensions.AI;

namespace Aegis.Budgets.Tests.Agents;

/// <summary>A client under budgets, without any pipeline.</summary>
public sealed class ChatClientTests : IDisposable
{
    private static readonly BudgetOptions Thousand = new() { Name = "day", Tokens = 1000 };
    private readonly Model model = new();
    private readonly BudgetKeeper keeper = Keepers.Of(Thousand);

    public void Dispose() => model.Dispose();

    private IChatClient Client => model.UseBudgets(keeper, "script");

    [Fact]
    public async Task Answer_IsCounted_AndAskedToBeNoLongerThanTheBudgetsSay()
    {
        var options = new ChatOptions { Temperature = 0.5f };

        await Client.GetResponseAsync("Hello", options, Keepers.Token);

        Assert.Equal(15, (await keeper.StatusAsync("script")).Spent);
        Assert.Equal((100, 0.5f), (model.Asked[0]!.MaxOutputTokens, model.Asked[0]!.Temperature));
        Assert.Null(options.MaxOutputTokens);
    }

    [Fact]
    public async Task LengthThatTheCallerSays_IsKept()
    {
        await Client.GetResponseAsync("Hello", new ChatOptions { MaxOutputTokens = 7 }, Keepers.Token);

        Assert.Equal(7, model.Asked[0]!.MaxOutputTokens);
    }

    [Fact]
    public async Task NoRoom_AndTheModelIsNotAsked()
    {
        var client = Client;
        await Assert.ThrowsAsync<BudgetExceededException>(() =>
            client.GetResponseAsync("Hello", new ChatOptions { MaxOutputTokens = 1000 }, Keepers.Token)
        );

        Assert.Empty(model.Asked);
    }

    [Fact]
    public async Task Stream_IsCounted_WhetherItIsReadToItsEndOrLeft()
    {
        await foreach (var _ in Client.GetStreamingResponseAsync("Hello", cancellationToken: Keepers.Token)) { }
        Assert.Equal(15, (await keeper.StatusAsync("script")).Spent);

        await foreach (var _ in Client.GetStreamingResponseAsync("Hello", cancellationToken: Keepers.Token))
        {
            break;
        }

        // the question and the text that was heard: its usage comes last
        var status = await keeper.StatusAsync("script");
        Assert.Equal(0, status.Reserved);
        Assert.InRange(status.Spent, 17, 29);
    }

    [Fact]
    public async Task StreamThatCountsAtItsBeginning_AndIsLeft_CostsWhatWasHeard()
    {
        model.Answer = () =>
            new ChatResponse([
                new ChatMessage(
                    ChatRole.Assistant,
                    [new UsageContent(new UsageDetails { InputTokenCount = 10, OutputTokenCount = 1 })]
                ),
                new ChatMessage(ChatRole.Assistant, new string('x', 200)),
                new ChatMessage(ChatRole.Assistant, "and more"),
            ]);
        var heard = 0;
        await foreach (var update in Client.GetStreamingResponseAsync("Hello", cancellationToken: Keepers.Token))
        {
            heard += update.Text.Length;
            if (heard > 0)
            {
                break;
            }
        }

        Assert.Equal(10 + 50, (await keeper.StatusAsync("script")).Spent);
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests, false)]
    [InlineData(HttpStatusCode.ServiceUnavailable, false)]
    [InlineData(null, true)]
    public async Task ModelThatFails_CostsSomethingOnlyIfItMayHaveAnswered(HttpStatusCode? status, bool costs)
    {
        model.Answer = () => throw new HttpRequestException("no", inner: null, status);
        var client = Client;

        await Assert.ThrowsAsync<HttpRequestException>(() =>
            client.GetResponseAsync("Hello", options: null, Keepers.Token)
        );

        var after = await keeper.StatusAsync("script");
        Assert.Equal((costs, 0m), (after.Spent > 0, after.Reserved));
    }

    [Fact]
    public async Task ModelThatDoesNotCount_IsTakenAtItsEstimate()
    {
        model.Answer = () => new ChatResponse(new ChatMessage(ChatRole.Assistant, "fine"));

        await Client.GetResponseAsync("12345678", options: null, Keepers.Token);

        Assert.Equal(102, (await keeper.StatusAsync("script")).Spent);
    }

    [Fact]
    public async Task ModelThatReadsMoreThanItIsSent_IsReckonedWith()
    {
        // the provider adds a long text of its own
        model.Answer = () => Model.Counted("fine", 500, 5);
        var roomy = Keepers.Of(new BudgetOptions { Name = "day", Tokens = 100_000 });
        var client = model.UseBudgets(roomy, "script");
        await client.GetResponseAsync("Hello", options: null, Keepers.Token);
        var reserved = 0m;
        model.Answer = () =>
        {
            reserved = roomy.StatusAsync("script").GetAwaiter().GetResult().Reserved;
            return Model.Counted("fine", 500, 5);
        };

        await client.GetResponseAsync("Hello", options: null, Keepers.Token);

        Assert.InRange(reserved, 600, 700);
    }

    [Fact]
    public async Task ParallelCallsOfAModelThatReadsMore_StayWithinTheBudgetAndOneError()
    {
        const int Read = 400;
        model.Answer = () => Model.Counted("fine", Read, 100);
        var tight = Keepers.Of(
            clock: null,
            store: null,
            TimeSpan.FromMinutes(1),
            new BudgetOptions { Name = "day", Tokens = 30_000 }
        );
        var client = model.UseBudgets(tight, "script");

        await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(AskAsync, Keepers.Token)));

        Assert.InRange((await tight.StatusAsync("script")).Spent, 29_000, 30_000 + Read);

        async Task AskAsync()
        {
            try
            {
                while (true)
                {
                    await client.GetResponseAsync("Hello", options: null, Keepers.Token);
                }
            }
            catch (BudgetExceededException) { }
        }
    }

    [Fact]
    public void SameBudgetsTwice_AreOnce_AndWithoutAnyThereIsNoLayer()
    {
        var once = Client;

        Assert.Same(once, once.UseBudgets(keeper));
        Assert.NotSame(once, once.UseBudgets(Keepers.Of(Thousand)));
        Assert.Same(model, model.UseBudgets(Keepers.Of()));
    }

    [Fact]
    public void Estimate_CountsEverythingThatIsSent()
    {
        List<ChatMessage> messages =
        [
            new(ChatRole.System, "1234"),
            new(ChatRole.User, [new TextContent("äöü€"), new DataContent(new byte[100], "image/png")]),
            new(
                ChatRole.Assistant,
                [new FunctionCallContent("1", "find", new Dictionary<string, object?> { ["of"] = "abc" })]
            ),
            new(ChatRole.Tool, [new FunctionResultContent("1", "found")]),
        ];
        var tool = AIFunctionFactory.Create((int a) => a, "same", "Gives it back.");

        var plain = CallEstimate.Of(messages, options: null);
        var more = CallEstimate.Of(messages, new ChatOptions { Instructions = "12345678", Tools = [tool] });

        // 4 + (2 + 2 + 2 + 3) + (4 + 2 + 3) + 5 bytes
        Assert.Equal(1600 + 7, plain.Probable);
        Assert.InRange(plain.Most, 4000 + 27, 4000 + 27 + (16 * 10));
        var tooling = 8 + "sameGives it back.".Length + tool.JsonSchema.GetRawText().Length;
        Assert.InRange(more.Probable - plain.Probable, (tooling / 4) - 1, (tooling / 4) + 1);
        Assert.Equal(tooling + 16, more.Most - plain.Most);
    }
}
