using Aegis.Tasks;
using Aegis.Tests.Agents;
using Microsoft.Extensions.AI;

namespace Aegis.Tests.Tasks;

/// <summary>A single profile that is asked.</summary>
public sealed class OrchestratorAgentTests
{
    private static readonly AgentProfile Writer = new("writer", "You write.");

    private static CancellationToken TestToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAgent_GivesTextAndUsage()
    {
        var client = new ScriptedChatClient(new ScriptedReply("hello") { Usage = Usage(3) });

        var reply = await new Orchestrator(client).RunAgentAsync(Writer, "Greet.", TestToken);

        Assert.Equal(("hello", 3), (reply.Text, reply.Usage?.TotalTokenCount));
        Assert.Equal("hello", reply.ToString());
        Assert.Equal(["system: You write.", "user: Greet."], Assert.Single(client.Requests).Texts);
    }

    [Fact]
    public async Task RunAgent_ThrowsWhatTheModelThrows() =>
        await Assert.ThrowsAsync<FormatException>(() =>
            new Orchestrator(Failing(new FormatException())).RunAgentAsync(Writer, "Greet.", TestToken)
        );

    [Fact]
    public async Task StreamAgent_GivesThePieces()
    {
        var orchestrator = new Orchestrator(new ScriptedChatClient(new ScriptedReply("Once ", "upon ", "a time")));
        var pieces = new List<string>();
        await foreach (var piece in orchestrator.StreamAgentAsync(Writer, "Tell.", TestToken))
        {
            pieces.Add(piece);
        }

        Assert.Equal(["Once ", "upon ", "a time"], pieces);
    }

    [Fact]
    public async Task StreamAgent_ThrowsWhatTheModelThrowsAfterThePiecesBefore()
    {
        var reply = new ScriptedReply("Once ", "upon ")
        {
            BeforePiece = piece => _ = piece == 1 ? throw new FormatException() : 0,
        };
        var pieces = new List<string>();

        await Assert.ThrowsAsync<FormatException>(async () =>
        {
            await foreach (
                var piece in new Orchestrator(new ScriptedChatClient(reply)).StreamAgentAsync(
                    Writer,
                    "Tell.",
                    TestToken
                )
            )
            {
                pieces.Add(piece);
            }
        });
        Assert.Equal(["Once "], pieces);
    }

    [Fact]
    public async Task StreamAgentThatIsLeft_GivesUpTheQuestion()
    {
        ScriptedChatClient? client = null;
        var givenUp = false;
        var reply = new ScriptedReply("Once ", "upon ")
        {
            BeforePiece = piece =>
                givenUp =
                    piece == 1 && client!.Requests[0].CancellationToken.WaitHandle.WaitOne(TimeSpan.FromMinutes(1)),
        };
        client = new ScriptedChatClient(reply);
        await foreach (var _ in new Orchestrator(client).StreamAgentAsync(Writer, "Tell.", TestToken))
        {
            break;
        }

        Assert.True(givenUp);
    }

    [Fact]
    public async Task RunAgentThatIsGivenUp_IsNotAsked()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        var client = new ScriptedChatClient("never");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new Orchestrator(client).RunAgentAsync(Writer, "Tell.", source.Token)
        );
        Assert.Empty(client.Requests);
    }

    private static UsageDetails Usage(int total) => new() { TotalTokenCount = total };

    private static ScriptedChatClient Failing(Exception exception) =>
        new(new ScriptedReply("") { BeforePiece = _ => throw exception });
}
