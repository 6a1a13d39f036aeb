using System.ComponentModel.DataAnnotations;
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

    [Theory]
    [InlineData("{}", "'name' is required; 'count' is required; 'parts' is required.")]
    [InlineData(
        "{\"name\":\"n\",\"count\":1,\"parts\":[{}]}",
        "'parts[0].note' is required; 'parts[0].tag' is required."
    )]
    [InlineData("{\"name\":\"n\",\"count\":1,\"parts\":[{\"note\":null}]}", "'parts[0].tag' is required.")]
    public void PropertyThatIsAskedForAndMissing_IsNamed(string answer, string expected) =>
        Assert.Equal(expected, MisfitOf<Loose>(answer));

    [Fact]
    public void PropertiesInAnyCaseAndOthers_AreTaken() =>
        Assert.Equal(
            "t",
            Read<Loose>("""{"NAME":"n","Count":"1","parts":[{"note":null,"Tag":"t","more":{"x":1}}],"other":1}""")
                .Parts[0]
                .Tag
        );

    [Theory]
    [InlineData("percent", "101", "'percent' must be at most 100, not 101.")]
    [InlineData("title", "\"abcdef\"", "'title' must be at most 5 characters long, not \"abcdef\".")]
    [InlineData("title", "\"a\"", "'title' must be at least 2 characters long, not \"a\".")]
    [InlineData("code", "\"xABC\"", "'code' must match the pattern [A-Z]{3}, not \"xABC\".")]
    [InlineData("tags", "[]", "'tags' must have at least 1 items, not [].")]
    [InlineData("tags", "[\"a\",\"b\",\"c\"]", "'tags' must have at most 2 items, not [\"a\",\"b\",\"c\"].")]
    public void ValueThatViolatesAnAnnotation_IsNamedWithTheRule(string property, string value, string expected)
    {
        var parts = new Dictionary<string, string>
        {
            ["percent"] = "5",
            ["title"] = "\"abc\"",
            ["code"] = "\"ABC\"",
            ["tags"] = "[\"a\"]",
            [property] = value,
        };
        var answer = $"{{{string.Join(",", parts.Select(part => $"\"{part.Key}\":{part.Value}"))}}}";

        Assert.Equal(expected, MisfitOf<Bounded>(answer));
        Assert.Equal($"'[0].{expected[1..]}", MisfitOf<Bounded[]>($"[{answer}]"));
    }

    [Fact]
    public void ValueWithinItsAnnotations_IsTaken() =>
        Assert.Equal(100, Read<Bounded>("""{"percent":100,"title":"ab","code":"ABC","tags":["a","b"]}""").Percent);

    [Theory]
    [InlineData("null", null)]
    [InlineData("{\"result\":null}", null)]
    [InlineData("{\"result\":{\"title\":\"Rates\",\"severity\":\"Low\"}}", "Rates")]
    [InlineData("{\"title\":\"Rates\",\"severity\":\"Low\"}", "Rates")]
    public void NullableReference_MayBeNull(string answer, string? title)
    {
        var schema = AnswerSchema.For(typeof(Risk), Options, acceptsNull: true);

        Assert.True(StructuredAnswer.TryRead<Risk>(schema, answer, out var value, out var misfit), misfit);

        Assert.Equal(title, value?.Title);
        Assert.Equal(
            """["object","null"]""",
            schema.Schema.GetProperty("properties").GetProperty("result").GetProperty("type").GetRawText()
        );
    }

    [Fact]
    public void NullableChoice_MayBeNull()
    {
        var schema = AnswerSchema.For(typeof(Payment), Options, acceptsNull: true);

        Assert.True(
            StructuredAnswer.TryRead<Payment>(schema, """{"result":null}""", out var value, out var misfit),
            misfit
        );
        Assert.Null(value);
    }

    private static string? MisfitOf<T>(string answer)
    {
        StructuredAnswer.TryRead<T>(AnswerSchema.For(typeof(T), Options), answer, out _, out var misfit);
        return misfit;
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

    internal sealed class Loose
    {
        public string Name { get; set; } = "";
        public int Count { get; set; }
        public List<Part> Parts { get; init; } = [];
    }

    internal sealed class Part
    {
        public string? Note { get; set; }
        public string Tag { get; set; } = "none";
    }

    internal sealed record Bounded
    {
        [Range(1, 100)]
        public int Percent { get; init; }

        [StringLength(5, MinimumLength = 2)]
        public string Title { get; init; } = "";

        [RegularExpression("[A-Z]{3}")]
        public string Code { get; init; } = "";

        [MinLength(1), MaxLength(2)]
        public string[] Tags { get; init; } = [];
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
