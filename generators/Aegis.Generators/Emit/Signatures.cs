using Aegis.Graph.Model;

namespace Aegis.Generators.Emit;

/// <summary>Method headers as declarations repeat them.</summary>
internal static class Signatures
{
    /// <summary>The other part of a partial declaration. Default values stand in the first part alone.</summary>
    public static string Partial(RunMethod method)
    {
        var modifiers = method.Modifiers.Length == 0 ? "" : method.Modifiers + " ";
        return $"{modifiers}partial {method.ReturnType} {method.Name}({Parameters(method.Parameters)})";
    }

    public static string Parameters(EquatableArray<RunParameter> parameters) =>
        string.Join(", ", parameters.Select(Parameter));

    private static string Parameter(RunParameter parameter) =>
        $"{parameter.Modifier}{parameter.Type.FullName} {Code.Name(parameter.Name)}";
}
