using Aegis.Approvals;
using Aegis.Tools;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Tests.Agents.ToolLoop;

/// <summary>A middleware, or a service that makes calls itself, asks whether it may.</summary>
public sealed class ApprovalRequestTests
{
    private static readonly AIFunction Pay = new ApprovalRequiredAIFunction(ToolLoop.Tool("pay", static () => "paid"));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task KnownTool_IsForTheGateToDecide(bool approves)
    {
        using var services = new ServiceCollection()
            .AddApprovals(approvals => approvals.OnRequest((request, _) => new(Decide(request, approves))))
            .BuildServiceProvider();

        var answer = await AnswerTo(new("request-1", ToolLoop.Call("pay")), services);

        Assert.Equal(approves, answer.Approved);
        Assert.True(approves ? answer.Reason is null : answer.Reason!.Contains("too dear", StringComparison.Ordinal));
        Assert.Equal("request-1", answer.RequestId);
    }

    [Fact]
    public async Task NoGate_MeansNo()
    {
        var answer = await AnswerTo(new("request-1", ToolLoop.Call("pay")));

        Assert.False(answer.Approved);
        Assert.Contains("nobody is there to give it", answer.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ToolOfTheService_IsRefused()
    {
        var answer = await AnswerTo(new("request-1", new McpServerToolCallContent("1", "pay", "bank")));

        Assert.False(answer.Approved);
    }

    [Theory]
    [InlineData("clock")]
    [InlineData("guarded")]
    public async Task ToolThatNeedsNoneOrAsksItself_IsApproved(string tool)
    {
        var answer = await AnswerTo(new("request-1", ToolLoop.Call(tool)));

        Assert.True(answer.Approved);
    }

    private static async Task<ToolApprovalResponseContent> AnswerTo(
        ToolApprovalRequestContent request,
        IServiceProvider? services = null
    )
    {
        var loop = new ToolLoop(ScriptedReply.Calling(request), new ScriptedReply("done"))
        {
            Own = [Pay, ToolLoop.Tool("clock", static () => "noon"), new ToolRegistry().DefineTool("guarded", "", Pay)],
            Services = services,
        };

        Assert.Equal("done", await loop.AskAsync());

        var reply = loop.Client.Requests[1].Messages[^1];
        Assert.Equal(ChatRole.User, reply.Role);
        return Assert.IsType<ToolApprovalResponseContent>(Assert.Single(reply.Contents));
    }

    private static ApprovalDecision Decide(Approval request, bool approves)
    {
        Assert.Equal(("pay", "agent:Writer"), (request.Tool, request.RequestedBy));
        return approves ? ApprovalDecision.Approve("alice") : ApprovalDecision.Reject("alice", "too dear");
    }
}
