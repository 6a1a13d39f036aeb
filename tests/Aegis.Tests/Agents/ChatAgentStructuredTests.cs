using System.Text.Json;
using Aegis.Agents;
using Aegis.Tests.Agents.Emitted;
using Microsoft.Extensions.AI;

namespace Aegis.Tests.Agents;

public sealed class ChatAgentStructuredTests
{
    private const string Good = """{"risks":[{"title":"Rates","severity":"High"}],"note":null}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AnswerThatFits_IsTheValue()
    {
        var client = new ScriptedChatClient(Good);

        var report = await Ask<RiskReport>(client);

        Assert.Equal(new Risk("Rates", Severity.High), Assert.Single(report.Risks));
        Assert.Null(report.Note);
        Assert.Single(client.Requests);
    }

    [Fact]
    public async Task Request_AsksForTheSchemaOfTheType()
    {
        var client = new ScriptedChatClient(Good);

        await Ask<RiskReport>(client);

        var request = client.Requests[0];
        Assert.Equal(["system: Be brief.", "user: Which risks?"], request.Texts);
        Assert.Equal("large", request.Options?.ModelId);
        Assert.Equal("RiskReport", ((ChatResponseFormatJson)request.Options!.ResponseFormat!).SchemaName);
        Assert.True(JsonElement.DeepEquals(RiskReportSchema, request.Schema), request.Schema.GetRawText());
    }

    [Fact]
    public async Task AnswerThatDoesNotFit_IsShownToTheModelWithTheErrorAndTheSchema()
    {
        const string Bad = """{"risks":[{"title":"Rates","severity":"Extreme"}],"note":null}""";
        var client = new ScriptedChatClient(Bad, Good);

        var report = await Ask<RiskReport>(client);

        Assert.Single(report.Risks);
        Assert.Equal(2, client.Requests.Count);
        var repair = client.Requests[1];
        Assert.Equal(["system: Be brief.", "user: Which risks?", $"assistant: {Bad}"], repair.Texts.Take(3));
        Assert.Equal(4, repair.Messages.Count);
        Assert.Equal(ChatRole.User, repair.Messages[3].Role);
        var request = repair.Messages[3].Text;
        Assert.StartsWith("Your answer does not fit: ", request);
        Assert.Contains("$.risks[0].severity", request);
        Assert.EndsWith("schema:\n" + repair.Schema.GetRawText(), request);
        Assert.Equal("large", repair.Options?.ModelId);
    }

    [Fact]
    public async Task AnswerThatLacksAPart_IsRepaired()
    {
        var client = new ScriptedChatClient("""{"risks":[]}""", Good);

        await Ask<RiskReport>(client);

        Assert.Contains("note", client.Requests[1].Messages[3].Text.Split('\n')[0]);
    }

    [Fact]
    public async Task NullWhereItIsAskedFor_IsTheValue()
    {
        var client = new ScriptedChatClient("""{"result":null}""");

        Assert.Null(
            await ChatAgent.AskNullableAsync<RiskReport>(
                new AgentContext("Analyst", client),
                null,
                "Any?",
                null,
                Cancellation
            )
        );
    }

    [Fact]
    public async Task AnswerThatIsNoJson_IsRepaired()
    {
        var client = new ScriptedChatClient("There are no risks.", Good);

        await Ask<RiskReport>(client);

        Assert.Contains("'T' is an invalid start of a value", client.Requests[1].Messages[3].Text);
    }

    [Fact]
    public async Task SecondAnswerThatDoesNotFit_IsRefusedAndNotAskedForAgain()
    {
        var client = new ScriptedChatClient("none", "still none", Good);

        var error = await Assert.ThrowsAsync<AgentResponseException>(() => Ask<RiskReport>(client));

        Assert.Equal(2, client.Requests.Count);
        Assert.Equal("Analyst", error.AgentId);
        Assert.Equal("RiskReport", error.Expected);
        Assert.Equal("still none", error.Received);
        Assert.StartsWith("The model's answer to agent 'Analyst' is no RiskReport, even after", error.Message);
        Assert.EndsWith("Received: still none", error.Message);
    }

    [Fact]
    public async Task AnswerCutOff_IsNotRepaired()
    {
        var client = new ScriptedChatClient(new ScriptedReply("{") { FinishReason = ChatFinishReason.Length });

        var error = await Assert.ThrowsAsync<AgentResponseException>(() => Ask<RiskReport>(client));

        Assert.Equal(ChatFinishReason.Length, error.FinishReason);
        Assert.Single(client.Requests);
    }

    [Fact]
    public async Task CancelledBeforeTheRepair_IsNotAskedAgain()
    {
        using var cancellation = new CancellationTokenSource();
        var client = new ScriptedChatClient(
            new ScriptedReply("none") { BeforePiece = _ => cancellation.Cancel() },
            new ScriptedReply(Good)
        );

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            ChatAgent.AskAsync<RiskReport>(
                new AgentContext("Analyst", client),
                null,
                "Which risks?",
                null,
                cancellation.Token
            )
        );

        Assert.Single(client.Requests);
    }

    private static JsonElement RiskReportSchema =>
        JsonElement.Parse(
            """
            {
              "type": "object",
              "properties": {
                "risks": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "properties": {
                      "title": { "type": "string" },
                      "severity": { "type": "string", "enum": ["Low", "High"] }
                    },
                    "required": ["title", "severity"],
                    "additionalProperties": false
                  }
                },
                "note": { "type": ["string", "null"] }
              },
              "required": ["risks", "note"],
              "additionalProperties": false
            }
            """
        );

    private static Task<T> Ask<T>(ScriptedChatClient client) =>
        ChatAgent.AskAsync<T>(new AgentContext("Analyst", client), "Be brief.", "Which risks?", "large", Cancellation);
}
