using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Ledger.Contract.Tools;

/// <summary>
/// What becomes of a tool's writes in the transaction of any <see cref="ITransactionalLedgerStore"/>. The tests of a store derive
/// from it.
/// </summary>
public abstract class TransactionalToolContract
{
    private readonly BookingTools tools = new();
    private readonly string seat = $"seat-{Guid.NewGuid():n}";

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The app's services, with the store; its database has a table <c>seat_of_tool</c> of one text.</summary>
    protected abstract IServiceProvider Services { get; }

    /// <summary>The value of a statement, by a connection that is none of the store's.</summary>
    protected abstract ValueTask<long> QueryAsync(string sql);

    [Fact]
    public async Task SchemaOfTheTool_DoesNotNameTheTransaction()
    {
        var tool = Assert.Single(tools.Tools);

        var properties = tool.JsonSchema.GetProperty("properties").EnumerateObject();

        Assert.Equal("seat", Assert.Single(properties).Name);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task WriteAndCommit_AreOne_AndTheNextCallIsToldOfIt()
    {
        var expected = $$"""{"seat":"{{seat}}","price":12.5}""";

        Assert.Equal(expected, await CallAsync());
        Assert.Equal(expected, await CallAsync());

        Assert.Equal(1, await CountAsync());
        var operation = await OperationAsync();
        Assert.Equal(OperationState.Committed, operation.State);
        Assert.Equal(ToolEffect.Transactional, operation.Effect);
    }

    [Fact]
    public async Task WriteOfACallThatFails_IsUndone_AndMayBeMadeAgain()
    {
        tools.IsClosed = true;

        var answer = await CallAsync();

        Assert.Contains("InvalidOperationException: The hall is closed.", answer, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync());
        Assert.Equal(OperationState.Failed, (await OperationAsync()).State);

        tools.IsClosed = false;
        Assert.Contains("12.5", await CallAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync());
        Assert.Equal(OperationState.Committed, (await OperationAsync()).State);
    }

    [Fact]
    public async Task CallsAtTheSameTime_WriteOnce()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(CallAsync)));

        Assert.Single(answers.Distinct());
        Assert.Equal(1, await CountAsync());
    }

    private async Task<string> CallAsync()
    {
        var arguments = new AIFunctionArguments(new Dictionary<string, object?> { ["seat"] = seat })
        {
            Services = Services,
        };
        return $"{await tools.Tools[0].InvokeAsync(arguments, Token)}";
    }

    private ValueTask<long> CountAsync() => QueryAsync($"SELECT count(*) FROM seat_of_tool WHERE seat = '{seat}'");

    private async ValueTask<OperationRecord> OperationAsync() =>
        (await Services.GetRequiredService<ILedgerStore>().FindByKeyAsync("default", $"key:book_seat:{seat}", Token))!;
}
