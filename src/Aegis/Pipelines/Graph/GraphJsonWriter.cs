using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Aegis.Pipelines;

/// <summary>Writes a pipeline as JSON, without reflection.</summary>
internal static class GraphJsonWriter
{
    // names of generic types stay readable in a pull request
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(PipelineGraph graph)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("name", graph.Name);
            WriteArray(json, "agents", graph.Agents, WriteAgent);
            WriteArray(json, "edges", graph.Edges, WriteEdge);
            WriteArray(json, "inputs", graph.Inputs, WriteInput);
            json.WriteEndObject();
        }

        // the writer breaks lines as the machine does; strings hold none, they are escaped
        return Encoding.UTF8.GetString(buffer.WrittenSpan).ReplaceLineEndings("\n");
    }

    private static void WriteAgent(Utf8JsonWriter json, GraphAgent agent)
    {
        json.WriteStartObject();
        json.WriteString("id", agent.Id);
        json.WriteString("form", agent.Form.ToString());
        json.WriteString("output", agent.Output);
        if (agent.Description is not null)
        {
            json.WriteString("description", agent.Description);
        }

        if (agent.Tools.Count > 0)
        {
            WriteArray(json, "tools", agent.Tools, static (json, tool) => json.WriteStringValue(tool));
        }

        if (agent.Policies.Count > 0)
        {
            WriteArray(json, "policies", agent.Policies, static (json, policy) => json.WriteStringValue(policy));
        }

        json.WriteEndObject();
    }

    private static void WriteEdge(Utf8JsonWriter json, GraphEdge edge)
    {
        json.WriteStartObject();
        json.WriteString("from", edge.From);
        json.WriteString("to", edge.To);
        json.WriteBoolean("optional", edge.Optional);
        WriteArray(json, "parameters", edge.Parameters, static (json, parameter) => json.WriteStringValue(parameter));
        json.WriteEndObject();
    }

    private static void WriteInput(Utf8JsonWriter json, GraphInput input)
    {
        json.WriteStartObject();
        json.WriteString("name", input.Name);
        json.WriteString("type", input.Type);
        json.WriteEndObject();
    }

    private static void WriteArray<T>(
        Utf8JsonWriter json,
        string name,
        IReadOnlyList<T> items,
        Action<Utf8JsonWriter, T> write
    )
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(json, item);
        }

        json.WriteEndArray();
    }
}
