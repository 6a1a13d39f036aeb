using Aegis.Graph.Model;

namespace Aegis.Generators.Emit;

/// <summary>Method headers as declarations repeat them.</summary>
internal static class Signatures
{
    /// <summary>
    /// The other part of a partial declaration, up to its arrow. Default values stand in the first part alone.
    /// </summary>
    public static void EmitPartial(SourceWriter writer, RunMethod method)
    {
        var modifiers = method.Modifiers.Length == 0 ? "" : method.Modifiers + " ";
        var head = $"{modifiers}partial {method.ReturnType} {method.Name}(";
        if (method.Parameters.Count == 0)
        {
            writer.Line($"{head}){method.Constraints} =>");
            return;
        }

        writer.Line(head);
        writer.Indent();
        writer.Separated(method.Parameters.Select(Parameter).ToList());
        writer.Unindent();
        writer.Line($"){method.Constraints} =>");
    }

    private static string Parameter(RunParameter parameter) =>
        $"{parameter.Modifier}{parameter.Type.FullName} {Code.Name(parameter.Name)}";
}
