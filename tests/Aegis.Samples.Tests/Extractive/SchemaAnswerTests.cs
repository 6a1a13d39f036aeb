using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using ResearchReport.Agents;
using ResearchReport.Extractive;

namespace Aegis.Samples.Tests.Extractive;

public sealed class SchemaAnswerTests
{
    private const string Material =
        "The lens is a piece of glass that bends light. The mirror is a surface that reflects light. Lenses replaced mirrors "
        + "in many towers. Glass rings were hard to make. Mirrors had to be polished every day. Light was saved by lenses.";

    private static readonly AIJsonSchemaCreateOptions Strict = new()
    {
        TransformOptions = new() { DisallowAdditionalProperties = true, RequireAllProperties = true },
    };

    [Fact]
    public async Task Draft_HasAsManySectionsAsAskedFor()
    {
        var draft = await AskAsync<ReportDraft>("Write a report in two sections.\n\nHow was light saved?");

        Assert.Equal("How was light saved?", draft.Title);
        Assert.Equal(2, draft.Sections.Count);
        Assert.All(draft.Sections, section => Assert.NotEmpty(section.Text));
        Assert.Equal(2, draft.Sections.Select(section => section.Heading).Distinct().Count());
        Assert.Equal(Notice.Text, draft.Note);
    }

    [Fact]
    public async Task Terms_CarryTheSentenceThatDefinesThem()
    {
        var list = await AskAsync<TermList>("Explain two terms.");

        Assert.Equal(["lens", "mirror"], list.Terms.Select(entry => entry.Term.ToLowerInvariant()));
        Assert.StartsWith("The lens is a piece", list.Terms[0].Definition, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatTakesJudgement_IsLeftNullWhereItMay()
    {
        var review = await AskAsync<Review>("Review this in three points.");

        Assert.Null(review.Score);
        Assert.NotEmpty(review.Summary);
        Assert.Equal(3, review.Points.Length);
    }

    [Fact]
    public async Task WhatTakesJudgement_IsRefusedByNameWhereItMayNot()
    {
        var error = await Assert.ThrowsAsync<NotSupportedException>(() => AskAsync<Verdict>("Judge this."));

        Assert.Contains("$.inner.guilty", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EmptyMaterial_StillConforms()
    {
        var draft = await AskAsync<ReportDraft>("Write a report.", material: "{\"passages\":[]}");

        Assert.Empty(draft.Sections);
    }

    [Fact]
    public async Task ItemLimits_AreKept()
    {
        const string Schema =
            """{"type":"object","properties":{"keywords":{"type":"array","items":{"type":"string","maxLength":8},"minItems":2,"maxItems":2}},"required":["keywords"]}""";

        var answer = await AnswerAsync(JsonDocument.Parse(Schema).RootElement, "Name nine keywords.", Material);

        Assert.Equal(2, answer["keywords"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("""{"a":"x"}""", null)]
    [InlineData("""{"a":"x","n":null}""", null)]
    [InlineData("""{"a":"x","n":2}""", null)]
    [InlineData("""{}""", "$.a is missing")]
    [InlineData("""{"a":1}""", "$.a is integer")]
    [InlineData("""{"a":"x","n":1.5}""", "$.n is number")]
    [InlineData("""{"a":"toolong"}""", "$.a has the wrong size")]
    [InlineData("""{"a":"x","z":1}""", "$.z is not in the schema")]
    [InlineData("""{"a":"x","e":"blue"}""", "$.e is none of")]
    [InlineData("""{"a":"x","l":[{"a":"x"},{}]}""", "$.l[1].a is missing")]
    public void Check_FindsWhatDoesNotConform(string value, string? violation)
    {
        const string Schema = """
            {
              "type": "object",
              "properties": {
                "a": { "type": "string", "maxLength": 3 },
                "n": { "type": ["integer", "null"] },
                "e": { "enum": ["red", "green"] },
                "l": { "type": "array", "items": { "$ref": "#" } }
              },
              "required": ["a"],
              "additionalProperties": false
            }
            """;

        var found = SchemaCheck.Violations(new Schema(JsonDocument.Parse(Schema).RootElement), JsonNode.Parse(value));

        if (violation is null)
        {
            Assert.Empty(found);
        }
        else
        {
            Assert.StartsWith(violation, Assert.Single(found), StringComparison.Ordinal);
        }
    }

    private static async Task<T> AskAsync<T>(string request, string material = Material)
    {
        var schema = AIJsonUtilities.CreateJsonSchema(typeof(T), inferenceOptions: Strict);
        var answer = await AnswerAsync(schema, request, material);

        Assert.Empty(SchemaCheck.Violations(new Schema(schema), answer));
        return answer.Deserialize<T>(AIJsonUtilities.DefaultOptions)!;
    }

    private static async Task<JsonNode> AnswerAsync(JsonElement schema, string request, string material)
    {
        using var client = new ExtractiveChatClient();
        var response = await client.GetResponseAsync(
            [new ChatMessage(ChatRole.System, request), new ChatMessage(ChatRole.User, material)],
            new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(schema) }
        );
        return JsonNode.Parse(response.Text)!;
    }

    private sealed record Review(string Summary, string[] Points, int? Score);

    private sealed record Verdict(Inner Inner);

    private sealed record Inner(bool Guilty);
}
