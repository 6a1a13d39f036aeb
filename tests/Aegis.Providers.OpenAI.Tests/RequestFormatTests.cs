using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Aegis.Providers.Tests;

/// <summary>How an answer is asked to look.</summary>
public sealed class RequestFormatTests : RequestTest
{
    private const string Schema =
        """{"type":"object","properties":{"text":{"type":"string"}},"required":["text"],"additionalProperties":false}""";

    [Theory]
    [InlineData(Schema, true)]
    [InlineData("""{"type":"object","properties":{"text":{"type":"string"}},"required":["text"]}""", false)]
    [InlineData(
        """{"type":"object","properties":{"a":{"type":"string"}},"required":[],"additionalProperties":false}""",
        false
    )]
    [InlineData(
        """{"type":"object","properties":{"a":{"type":"string","minLength":1}},"required":["a"],"additionalProperties":false}""",
        false
    )]
    [InlineData("""{"type":"object","properties":{"a":{}},"required":["a"],"additionalProperties":false}""", false)]
    [InlineData(
        """{"type":"object","properties":{"a":{"type":"object"}},"required":["a"],"additionalProperties":false}""",
        false
    )]
    [InlineData(
        """{"type":"object","properties":{"a":{"type":["array","null"],"items":{"$ref":"#"}}},"required":["a"],"additionalProperties":false}""",
        true
    )]
    [InlineData(
        """{"type":"object","properties":{"a":{"$ref":"#/properties/b"}},"required":["a"],"additionalProperties":false}""",
        false
    )]
    [InlineData(
        """{"type":"object","properties":{"a":{"type":"string","format":"uri"}},"required":["a"],"additionalProperties":false}""",
        false
    )]
    public async Task Schema_IsStrictWhereThatIsAccepted(string schema, bool isStrict)
    {
        using var document = JsonDocument.Parse(schema);

        var sent = await SentAsync(
            new ChatOptions
            {
                ResponseFormat = ChatResponseFormat.ForJsonSchema(document.RootElement, "Report", "What is said."),
            }
        );

        AssertJson(
            $$$"""
            {"type":"json_schema","json_schema":{"name":"Report","description":"What is said.","schema":{{{schema}}}{{{(
                isStrict ? ",\"strict\":true" : ""
            )}}}}}
            """,
            sent.GetProperty("response_format")
        );
    }

    [Fact]
    public async Task JsonWithoutSchema_IsAnObject()
    {
        var sent = await SentAsync(new ChatOptions { ResponseFormat = ChatResponseFormat.Json });

        AssertJson("""{"type":"json_object"}""", sent.GetProperty("response_format"));
    }
}
