using System.Text.Json;
using System.Text.Json.Serialization;
using Aegis.Agents;
using Aegis.Tests.Agents.Emitted;

namespace Aegis.Tests.Agents;

public sealed class StructuredAnswerTests
{
    private static readonly JsonSerializerOptions Options = AgentJson.From(NoServices.Instance);

    [Theory]
    [InlineData("```json\n{\"title\":\"Rates\",\"severity\":\"Low\"}\n```")]
    [InlineData("```\n{\"title\":\"Rates\",\"severity\":\"Low\"}\n```")]
    [InlineData("\n  ```json\r\n{\"title\":\"Rates\",\"severity\":\"Low\"}\r\n```  \n")]
    [InlineData("{\"title\":\"Rates\",\"severity\":\"Low\",}")]
    [InlineData("{\"Title\":\"Rates\",\"Severity\":\"low\"}")]
    public void WhatModelsLikeToWrite_IsRead(string answer) =>
        Assert.Equal(new Risk("Rates", Severity.Low), Read<Risk>(answer));

    [Fact]
    public void FenceInsideAValue_StaysThere() =>
        Assert.Equal(
            "```csharp\nvar x = 1;\n```",
            Read<Risk>("""{"title":"```csharp\nvar x = 1;\n```","severity":"Low"}""").Title
        );

    [Theory]
    [InlineData("{\"title\":\"Rates\"}", "severity")]
    [InlineData("{\"title\":null,\"severity\":\"Low\"}", "title")]
    [InlineData("{\"title\":\"Rates\",\"severity\":null}", "$.severity")]
    [InlineData("{\"title\":\"Rates\",\"severity\":\"Extreme\"}", "$.severity")]
    [InlineData("{\"title\":\"Rates\",\"severity\":1}", "$.severity")]
    [InlineData("{\"title\":7,\"severity\":\"Low\"}", "$.title")]
    [InlineData("null", "null")]
    [InlineData("[]", "Risk")]
    [InlineData("```json", "'`' is an invalid start")]
    [InlineData("{\"title\":\"Rates\",\"severity\":\"Low\"} That is all.", "'T' is invalid after a single JSON value")]
    public void WhatDoesNotFit_IsRefusedAndNamed(string answer, string named)
    {
        var isRead = StructuredAnswer.TryRead<Risk>(
            AnswerSchema.For(typeof(Risk), Options),
            answer,
            out _,
            out var misfit
        );

        Assert.False(isRead);
        Assert.Contains(named, misfit);
    }

    [Theory]
    [InlineData("{\"result\":7}")]
    [InlineData("{\"result\":\"7\"}")]
    [InlineData("7")]
    public void Number_IsReadWithAndWithoutItsWrapper(string answer) => Assert.Equal(7, Read<int>(answer));

    [Theory]
    [InlineData("{\"result\":null}", null)]
    [InlineData("{\"result\":7}", 7)]
    public void NullableNumber_MayBeNull(string answer, int? expected) => Assert.Equal(expected, Read<int?>(answer));

    [Theory]
    [InlineData("{\"result\":[\"Low\",\"High\"]}")]
    [InlineData("[\"Low\",\"High\"]")]
    public void List_IsReadWithAndWithoutItsWrapper(string answer) =>
        Assert.Equal([Severity.Low, Severity.High], Read<IReadOnlyList<Severity>>(answer));

    [Fact]
    public void NullableMember_MayBeNull() => Assert.Null(Read<RiskReport>("""{"risks":[],"note":null}""").Note);

    [Fact]
    public void DiscriminatorAtTheEnd_IsRead() =>
        Assert.Equal(new Card("4242"), Read<Payment>("""{"result":{"number":"4242","$type":"card"}}"""));

    [Fact]
    public void ValueThatTheTypeItselfRefuses_IsNamed()
    {
        var isRead = StructuredAnswer.TryRead<Share>(
            AnswerSchema.For(typeof(Share), Options),
            """{"percent":120}""",
            out _,
            out var misfit
        );

        Assert.False(isRead);
        Assert.Contains("percent ('120') must be less than or equal to '100'", misfit);
    }

    private static T Read<T>(string answer)
    {
        var isRead = StructuredAnswer.TryRead<T>(
            AnswerSchema.For(typeof(T), Options),
            answer,
            out var value,
            out var misfit
        );
        Assert.True(isRead, misfit);
        return value!;
    }

    [JsonDerivedType(typeof(Card), "card")]
    internal abstract record Payment;

    internal sealed record Card(string Number) : Payment;

    internal sealed record Share
    {
        public Share(int percent)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, 100);
            Percent = percent;
        }

        public int Percent { get; }
    }
}
