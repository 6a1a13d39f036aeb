using System.Text;
using System.Text.Json;
using Aegis.Ledger.Tests.Engine;
using Aegis.Tools;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Ledger.Tests.Tools;

/// <summary>Operations of which a person has said what they gave.</summary>
public sealed class ResolvedTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("\"receipt 9\"", "receipt 9")]
    [InlineData("""{"number":9007199254740993,"error":false}""", """{"number":9007199254740993,"error":false}""")]
    [InlineData("null", "Done.")]
    public async Task ValueThatAPersonGave_IsWhatTheModelReads(string given, string read)
    {
        var outcome = await CallResolvedAsync("application/json", given);

        Assert.False(outcome.IsError);
        Assert.Equal(read, ResultText.Of(outcome));
    }

    [Theory]
    [InlineData("text/plain", "receipt 9", "it is text/plain")]
    [InlineData("application/json", "receipt 9", "is an invalid start of a value")]
    [InlineData("application/vnd.aegis.tool-outcome+json", "{}", "not present")]
    public async Task AnythingElse_IsToldToTheModel_AndNotCalledAgain(string contentType, string given, string why)
    {
        var outcome = await CallResolvedAsync(contentType, given);

        Assert.True(outcome.IsError);
        var message = ToolErrors.MessageOf(outcome);
        Assert.Contains("The call was made before, and its result can not be read", message, StringComparison.Ordinal);
        Assert.Contains(why, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ActionOfTheApp_GivesWhatAPersonGave()
    {
        var desk = await ResolvedAsync("application/json", "\"receipt 9\"");

        Assert.Equal("receipt 9", await desk.PayAsync());
        Assert.Equal(0, desk.Calls);
    }

    [Theory]
    [InlineData("application/json", "{}", "could not be converted to System.String")]
    [InlineData("text/plain", "receipt 9", "it is text/plain, and not application/json")]
    public async Task ActionOfTheApp_NamesWhatDoesNotFit(string contentType, string given, string why)
    {
        var desk = await ResolvedAsync(contentType, given);

        var error = await Assert.ThrowsAsync<ResultGoneException>(async () => await desk.PayAsync());

        Assert.Contains("'pay' with key 'order-7'", error.Message, StringComparison.Ordinal);
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
        Assert.Equal(0, desk.Calls);
    }

    [Fact]
    public void OutcomeOfAnOlderVersion_IsRead()
    {
        var outcome = ToolOutcomeCodec.FromText("""{"error":false,"nothing":false,"text":"paid"}""");

        Assert.Equal("paid", outcome.Value);
        Assert.Null(outcome.Memory);
    }

    private static async Task<Desk> ResolvedAsync(string contentType, string given)
    {
        var desk = new Desk();
        await Assert.ThrowsAsync<OutcomeUnknownException>(async () =>
            await desk.PayAsync(effect: (_, _) => throw new TimeoutException("no answer"))
        );
        await ResolveAsync(desk.Store, await desk.OperationAsync(), contentType, given);
        return desk;
    }

    private static async Task<ToolOutcome> CallResolvedAsync(string contentType, string given)
    {
        await using var services = new ServiceCollection().AddAegis().BuildServiceProvider();
        var store = services.GetRequiredService<ILedgerStore>();
        var tool = new PaymentTool(ToolEffect.AtMostOnce, hasKey: true)
        {
            Before = static _ => throw new TimeoutException("no answer"),
        };
        var arguments = new AIFunctionArguments(new Dictionary<string, object?> { ["order"] = "7", ["amount"] = 12 })
        {
            Services = services,
        };
        await tool.ExecuteAsync(arguments, Token);
        var operation = (await store.FindByKeyAsync("default", "key:pay:7", Token))!;
        await ResolveAsync(store, operation, contentType, given);

        var outcome = await tool.ExecuteAsync(arguments, Token);

        Assert.Single(tool.Keys);
        return outcome;
    }

    private static async Task ResolveAsync(
        ILedgerStore store,
        OperationRecord operation,
        string contentType,
        string given
    ) =>
        Assert.NotNull(
            await store.TransitionAsync(
                new OperationTransition.ResolveCommitted(
                    operation.Handle,
                    "ada",
                    "The bank has it.",
                    new OperationResult(contentType, Encoding.UTF8.GetBytes(given)),
                    TimeSpan.FromHours(72),
                    TimeSpan.FromDays(30)
                ),
                Token
            )
        );
}
