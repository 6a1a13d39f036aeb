using System.Globalization;
using System.Text;

namespace Aegis.Graph.Extract.Schemas;

/// <summary>Schemas to JSON.</summary>
internal sealed class SchemaText
{
    private readonly StringBuilder text = new();
    private bool isEnforced;

    public static string Of(SchemaNode root) => Of(root, []);

    /// <summary>With what only the check of arguments understands.</summary>
    public static string Enforced(SchemaNode root)
    {
        var writer = new SchemaText { isEnforced = true };
        writer.Write(root, []);
        return writer.text.ToString();
    }

    /// <param name="root">The whole document.</param>
    /// <param name="definitions">What its references mean, by name.</param>
    public static string Of(SchemaNode root, IReadOnlyList<KeyValuePair<string, SchemaNode>> definitions)
    {
        var writer = new SchemaText();
        writer.Write(root, definitions);
        return writer.text.ToString();
    }

    private void Write(SchemaNode node, IReadOnlyList<KeyValuePair<string, SchemaNode>> definitions)
    {
        var start = text.Length;
        text.Append('{');
        if (node.MovedTo is not null)
        {
            Text("$ref", node.Pointer());
            text.Append('}');
            return;
        }

        Text("description", node.Description);
        Text("$ref", node.Reference?.Pointer());
        Text("$comment", node.Comment);
        Text("title", node.Title);
        Types(node.Types);
        Text("format", node.Format);
        Text("pattern", isEnforced ? Exact(node) : node.Pattern);
        Raw("x-aegis-range", isEnforced ? node.TimeRange : null);
        Raw("const", node.Constant);
        Object(node);
        Schema("items", node.Items);
        Array("enum", node.Enum);
        Not(node);
        AnyOf(node.AnyOf);
        Raw("default", node.Default);
        Limits(node);
        Map("$defs", definitions);
        var isEmpty = text.Length == start + 1;
        text.Append('}');
        if (isEmpty && node.IsAny)
        {
            text.Length = start;
            text.Append("true");
        }
    }

    private static string? Exact(SchemaNode node) =>
        node.ExactPattern is null || node.Pattern is null
            ? node.ExactPattern ?? node.Pattern
            : $@"(?=(?:{node.ExactPattern})\z)(?:{node.Pattern})";

    private void Object(SchemaNode node)
    {
        if (node.Properties is not null)
        {
            Map("properties", node.Properties, evenEmpty: true);
        }

        Array("required", node.Required?.ConvertAll(JsonLiteral.Of));
        Schema("additionalProperties", node.Values);
        Raw("additionalProperties", node.IsClosed ? "false" : null);
    }

    private void Limits(SchemaNode node)
    {
        Number("minLength", node.MinLength);
        Number("maxLength", node.MaxLength);
        Number("minItems", node.MinItems);
        Number("maxItems", node.MaxItems);
        Number("minProperties", node.MinProperties);
        Number("maxProperties", node.MaxProperties);
        Raw("minimum", node.Minimum);
        Raw("maximum", node.Maximum);
        Raw("exclusiveMinimum", node.ExclusiveMinimum);
        Raw("exclusiveMaximum", node.ExclusiveMaximum);
        Text("contentEncoding", node.ContentEncoding);
        Text("contentMediaType", node.ContentMediaType);
    }

    private void Not(SchemaNode node)
    {
        if (node.IsNever)
        {
            Raw("not", "true");
        }
        else if (node.Denied is not null)
        {
            Raw("not", $"{{\"enum\":[{string.Join(",", node.Denied)}]}}");
        }
    }

    private void Types(JsonTypes types)
    {
        if (types == JsonTypes.None)
        {
            return;
        }

        var names = JsonTypeNames.Of(types);
        Raw("type", names.Count == 1 ? names[0] : $"[{string.Join(",", names)}]");
    }

    private void AnyOf(List<SchemaNode>? nodes)
    {
        if (nodes is null)
        {
            return;
        }

        Key("anyOf").Append('[');
        for (var i = 0; i < nodes.Count; i++)
        {
            text.Append(i == 0 ? "" : ",");
            Write(nodes[i], []);
        }

        text.Append(']');
    }

    private void Map(string name, IReadOnlyList<KeyValuePair<string, SchemaNode>> nodes, bool evenEmpty = false)
    {
        if (nodes.Count == 0 && !evenEmpty)
        {
            return;
        }

        Key(name).Append('{');
        for (var i = 0; i < nodes.Count; i++)
        {
            text.Append(i == 0 ? "" : ",").Append(JsonLiteral.Of(nodes[i].Key)).Append(':');
            Write(nodes[i].Value, []);
        }

        text.Append('}');
    }

    private void Schema(string name, SchemaNode? node)
    {
        if (node is not null)
        {
            Key(name);
            Write(node, []);
        }
    }

    private void Array(string name, List<string>? items)
    {
        if (items is not null)
        {
            Raw(name, $"[{string.Join(",", items)}]");
        }
    }

    private void Text(string name, string? value) => Raw(name, value is null ? null : JsonLiteral.Of(value));

    private void Number(string name, int? value) => Raw(name, value?.ToString(CultureInfo.InvariantCulture));

    private void Raw(string name, string? json)
    {
        if (json is not null)
        {
            Key(name).Append(json);
        }
    }

    private StringBuilder Key(string name) =>
        text.Append(text[text.Length - 1] == '{' ? "\"" : ",\"").Append(name).Append("\":");
}
