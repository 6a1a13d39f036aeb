using Aegis.Graph.Model;

namespace Aegis.Generators.Plan;

/// <summary>From how far a turn of a tool can be seen: as far as all that it holds and gives.</summary>
internal static class TurnVisibility
{
    public static Visibility Of(ToolNode tool) =>
        tool
            .Parameters.Where(parameter => parameter.Role == ToolParameterRole.Argument)
            .Select(parameter => parameter.Type.Visibility)
            .Append(tool.Result?.Visibility ?? Visibility.Public)
            .Min();
}
