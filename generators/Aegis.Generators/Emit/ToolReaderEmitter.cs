using Aegis.Generators.Plan;
using Aegis.Graph.Model;

namespace Aegis.Generators.Emit;

/// <summary>How a tool's function builds values from objects of JSON: by their constructors, member by member.</summary>
internal static class ToolReaderEmitter
{
    private const string Tools = "global::Aegis.Tools";

    public static void Emit(SourceWriter writer, ToolPlan tool)
    {
        for (var i = 0; i < tool.Readers.Count; i++)
        {
            var reader = tool.Node.Readers[i];
            writer.Line();
            writer.Line($"private static {reader.Type.FullName} {tool.Readers[i]}({Tools}.ToolObject members) =>");
            writer.Indent();
            writer.Call("new(", reader.Members.Select(member => Read(tool, member)).ToList(), ");");
            writer.Unindent();
        }
    }

    /// <summary>The method that reads a type; empty when a serializer does.</summary>
    public static string MethodOf(ToolPlan tool, string type)
    {
        for (var i = 0; type.Length > 0 && i < tool.Readers.Count; i++)
        {
            if (tool.Node.Readers[i].Type.Identity == type)
            {
                return tool.Readers[i];
            }
        }

        return "";
    }

    private static string Read(ToolPlan tool, ObjectMember member)
    {
        var name = $"{Code.Literal(member.JsonName)}u8";
        if (MethodOf(tool, member.Reader) is { Length: > 0 } reader)
        {
            return $"members.ReadObject({name}, {reader})!";
        }

        var type = member.Type.FullName;
        return member.Default is not { } value ? $"members.Read<{type}>({name})"
            // named, since null and default might be a reader as well
            : value == "default"
                ? $"members.Read<{type}>({name}, defaultValue: {(member.Type.IsReference ? "null!" : value)})"
            : $"members.Read<{type}>({name}, {value})";
    }
}
