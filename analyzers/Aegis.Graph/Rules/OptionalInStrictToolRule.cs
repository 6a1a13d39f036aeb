using Aegis.Graph.Check;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Rules;

/// <summary>Strict function calling knows no optional parameters: the model always sends one.</summary>
public sealed class OptionalInStrictToolRule : ToolRule
{
    public static readonly DiagnosticDescriptor Descriptor = Describe.Warning(
        DiagnosticIds.OptionalInStrictTool,
        "Optional parameter in a strict tool",
        "Parameter '{0}' of the strict tool '{1}' is optional, but strict models always send it; make it required and nullable"
    );

    public override DiagnosticDescriptor Rule => Descriptor;

    private protected override void Check(ToolPlace place)
    {
        if (!place.Tool.Strict)
        {
            return;
        }

        var optional = string.Join("\n", place.Tool.Parameters.Where(IsOptional).Select(parameter => parameter.Name));
        for (var i = 0; i < place.Tool.Parameters.Count; i++)
        {
            if (place.Tool.Parameters[i] is var parameter && IsOptional(parameter))
            {
                place.Report(
                    Descriptor,
                    AnchorKind.ToolParameter,
                    i,
                    [new Hint(HintKeys.Choices, optional)],
                    parameter.Name,
                    place.Name
                );
            }
        }
    }

    private static bool IsOptional(ToolParameter parameter) =>
        parameter is { Role: ToolParameterRole.Argument, Default: not null };
}
