using System.Text.Json.Nodes;

namespace ResearchReport.Extractive;

/// <summary>
/// Fills a schema's strings and arrays with sentences and phrases of the material. Numbers, truth values and choices take
/// judgement: they are left out where the schema allows it, and refused where it does not.
/// </summary>
public sealed class SchemaFiller
{
    private const int DefaultItems = 4;

    private readonly ExtractiveRequest request;
    private readonly RankedText text;

    /// <summary>Prepares to answer a request.</summary>
    public SchemaFiller(ExtractiveRequest request)
    {
        this.request = request;
        text = new RankedText(request.Material, request.Question);
    }

    /// <summary>The answer; it conforms to the schema.</summary>
    /// <exception cref="NotSupportedException">The schema demands what can not be extracted; the message names it.</exception>
    public JsonNode Fill(Schema schema)
    {
        var answer = Fill(
            schema,
            "answer",
            "$",
            new Topic(Title(), text.Choose(request.CountOf("sentence", DefaultItems)))
        );
        return SchemaCheck.Violations(schema, answer).FirstOrDefault() is { } violation
            ? throw new NotSupportedException($"The extractive client can not meet the schema: {violation}.")
            : answer!;
    }

    private JsonNode? Fill(Schema schema, string name, string path, Topic topic)
    {
        if (schema.Enum is null && !schema.Has("pattern") && !schema.Has("format"))
        {
            switch (schema.Types.FirstOrDefault(type => type != "null"))
            {
                case "string":
                    return FillString(schema, name, topic);
                case "array" when schema.Items is { } items:
                    return FillArray(schema, items, name, path, topic);
                case "object":
                    return FillObject(schema, path, topic);
            }
        }

        return schema.IsNullable
            ? null
            : throw new NotSupportedException(
                $"The extractive client selects sentences and can not decide '{path}': make it optional, or use a language model."
            );
    }

    private JsonObject FillObject(Schema schema, string path, Topic topic)
    {
        var result = new JsonObject();
        foreach (var (name, property) in schema.Properties)
        {
            try
            {
                result[name] = Fill(property, name, $"{path}.{name}", topic);
            }
            catch (NotSupportedException) when (!schema.Requires(name))
            {
                // what may be missing is left out
            }
        }

        return result;
    }

    private JsonArray FillArray(Schema schema, Schema items, string name, string path, Topic topic)
    {
        var count = request.CountOf(name.TrimEnd('s').ToLowerInvariant(), DefaultItems);
        count = Math.Clamp(count, schema.Limit("minItems") ?? 0, schema.Limit("maxItems") ?? int.MaxValue);
        return [.. Parts(items, name, topic, count).Select((part, i) => Fill(items, name, $"{path}[{i}]", part))];
    }

    // what each item of an array is about
    private IEnumerable<Topic> Parts(Schema items, string name, Topic topic, int count)
    {
        if (items.Types.Contains("object"))
        {
            return items.Properties.Any(property => PropertyRoles.Of(property.Name) == PropertyRole.Definition)
                ? Definitions.Of(text, count)
                : Topics.Of(text, count);
        }

        return PropertyRoles.Of(name) == PropertyRole.Phrase
            ? KeyPhrases
                .Of(text.Sentences, text.Sentences)
                .Take(count)
                .Select(phrase => topic with { Phrase = phrase.Text })
            : text.Choose(count).Order().Select(sentence => topic with { Sentences = [sentence] });
    }

    private JsonValue FillString(Schema schema, string name, Topic topic)
    {
        var value = PropertyRoles.Of(name) switch
        {
            PropertyRole.Phrase => topic.Phrase,
            PropertyRole.Note => Notice.Text,
            _ => text.Join(topic.Sentences),
        };
        return JsonValue.Create(Shortened(value, schema.Limit("maxLength") ?? int.MaxValue));
    }

    // the question is the one title that the input itself provides
    private string Title() =>
        request.Question.Length > 0 ? request.Question
        : text.Sentences.Count > 0 ? Topics.Of(text, 1)[0].Phrase
        : "";

    private static string Shortened(string value, int length) =>
        value.Length <= length ? value : value[..Math.Max(0, value.LastIndexOf(' ', length))];
}
