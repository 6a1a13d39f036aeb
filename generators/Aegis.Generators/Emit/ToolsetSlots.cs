using Aegis.Generators.Plan;

namespace Aegis.Generators.Emit;

/// <summary>The instances of types with tools that a pipeline's agents use, and how they are come by.</summary>
internal static class ToolsetSlots
{
    /// <summary>The provider's own where it knows one, else built as agents are.</summary>
    public static void EmitBuild(SourceWriter writer, ToolsetStep toolset)
    {
        var target = Code.Name(toolset.Instance);
        var known = $"host.Optional<{toolset.Type}>()";
        if (!toolset.IsBuildable)
        {
            writer.Line($"{target} = host.RequiredToolset<{toolset.Type}>();");
            return;
        }

        var before = toolset.IsService ? $"{target} = {known} ?? " : $"{target} = ";
        ConstructionEmitter.EmitBuild(
            writer,
            before,
            toolset.Type,
            toolset.Name,
            toolset.IsDisposable,
            toolset.Constructor,
            "host",
            isToolset: true
        );
    }

    public static string ToolsOf(ToolsetStep toolset) =>
        toolset.Instance.Length == 0 ? $"{toolset.Type}.Tools" : $"agents.{Code.Name(toolset.Instance)}.Tools";
}
