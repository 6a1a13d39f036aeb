using Aegis.Tools;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Ledger.Tests.Tools;

public sealed class RetriedToolTests
{
    [Fact]
    public async Task DefiniteFailureAfterADoubtfulOne_MayHaveHappened()
    {
        await using var services = new ServiceCollection().AddAegis().BuildServiceProvider();
        var tool = new RetriedTool();

        var answer = await tool.InvokeAsync(
            new AIFunctionArguments { Services = services },
            TestContext.Current.CancellationToken
        );

        Assert.Equal(2, tool.Calls);
        Assert.Contains("unknown", answer!.ToString(), StringComparison.Ordinal);
        Assert.Contains("An earlier attempt ended with TimeoutException", answer.ToString(), StringComparison.Ordinal);
    }

    private sealed class RetriedTool()
        : ToolFunction(
            new ToolDefinition("pay")
            {
                Effect = ToolEffect.IdempotentDownstream,
                Policies = [new RetryAttribute(2) { DelaySeconds = 0 }],
            }
        )
    {
        private static readonly ToolResult<string> Result = new(ToolJson.Default);

        public int Calls { get; private set; }

        protected override ValueTask<ToolOutcome> CallAsync(ToolCall call) =>
            call.RunUnderPolicyAsync(this, static (tool, _) => tool.PayAsync(), Result);

        private ValueTask<string> PayAsync() =>
            ++Calls == 1
                ? throw new TimeoutException("no answer")
                : throw new DefinitelyNotExecutedException("nobody listens");
    }
}
