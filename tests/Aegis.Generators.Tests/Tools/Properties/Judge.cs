using System.Text.Json;
using System.Text.Json.Nodes;
using Newtonsoft.Json.Linq;
using NJsonSchema;

namespace Aegis.Generators.Tests.Tools.Properties;

/// <summary>An independent implementation of JSON schema says what fits, once documented leniency is taken off.</summary>
internal sealed class Judge
{
    private readonly JsonSchema judge;
    private readonly PlainSpelling spelling;

    private Judge(JsonSchema judge, JsonElement schema, bool nullIsLeftOut)
    {
        this.judge = judge;
        spelling = new PlainSpelling(schema, nullIsLeftOut);
    }

    /// <param name="schema">What has to fit.</param>
    /// <param name="nullIsLeftOut">Whether null stands for what may be left out.</param>
    /// <param name="token">Gives up.</param>
    public static async Task<Judge> OfAsync(JsonElement schema, bool nullIsLeftOut, CancellationToken token)
    {
        var node = JsonNode.Parse(schema.GetRawText())!;
        Adapt(node);
        // the judge knows drafts that call them definitions
        var text = node.ToJsonString().Replace("$defs", "definitions", StringComparison.Ordinal);
        return new Judge(await JsonSchema.FromJsonAsync(text, token), schema, nullIsLeftOut);
    }

    /// <summary>The arguments as they would be written without leniency.</summary>
    public JToken Plain(JsonElement arguments) => spelling.Of(arguments);

    public ICollection<NJsonSchema.Validation.ValidationError> Errors(JToken plain) => judge.Validate(plain);

    private static void Adapt(JsonNode? node)
    {
        if (node is JsonArray all)
        {
            foreach (var one in all)
            {
                Adapt(one);
            }
        }

        if (node is not JsonObject schema)
        {
            return;
        }

        // a format is the CLR type's to check, when it reads the text
        if (schema["format"] is JsonValue)
        {
            schema.Remove("format");
        }

        // patterns are those of [RegularExpression], which matches the whole text
        if (schema["pattern"] is JsonValue pattern)
        {
            schema["pattern"] = $@"^(?:{pattern.GetValue<string>()})\z";
        }

        // a default that stands beside an enum is no constraint
        schema.Remove("default");
        foreach (var (_, value) in schema)
        {
            Adapt(value);
        }
    }
}
