using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Aegis.Runs.Tests.Journal;

/// <summary>What is kept of decisions that a middleware was told.</summary>
public sealed class DecisionTests
{
    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task YesIsAskedForAgain_AndNoIsNot(bool isAllowed, int asked)
    {
        var call = new FunctionCallContent("call-1", "pay");
        var answer = new ToolApprovalRequestContent("request-1", call).CreateResponse(isAllowed);
        var journal = new AgentJournal(
            run: null!,
            new StepReader("run-1"),
            "Clerk",
            [
                Step(RunStepKind.Answer, new ChatResponse(new ChatMessage(ChatRole.Assistant, "pay"))),
                Step<IList<AIContent>>(RunStepKind.Decisions, [answer]),
            ]
        );
        await journal.AnswerAsync(new AgentContext("Clerk"), () => throw new InvalidOperationException("It is kept."));

        var times = 0;
        await journal.DecideAsync(() =>
        {
            times++;
            return Task.FromResult<IList<AIContent>>([]);
        });

        Assert.Equal(asked, times);
    }

    private static RunStep Step<T>(RunStepKind kind, T body) =>
        new()
        {
            AgentId = "Clerk",
            Generation = 1,
            Round = 1,
            Call = 0,
            Kind = kind,
            Body = JsonSerializer.Serialize(body, AIJsonUtilities.DefaultOptions),
        };
}
