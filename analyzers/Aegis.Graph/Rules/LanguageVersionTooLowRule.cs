using Aegis.Graph.Check;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Rules;

/// <summary>Emitted code stays at C# 11 and can not go below.</summary>
public sealed class LanguageVersionTooLowRule : GraphRule
{
    public static readonly DiagnosticDescriptor Descriptor = Describe.Error(
        DiagnosticIds.LanguageVersionTooLow,
        "Language version is too low",
        "Aegis writes C# 11, and this project is compiled as C# {0}; set <LangVersion> to 11 or higher"
    );

    public override DiagnosticDescriptor Rule => Descriptor;

    /// <summary>C# 11, times 100.</summary>
    public const int Lowest = 1100;

    public override void Check(CheckContext context)
    {
        var version = context.Graph.Project.LanguageVersion;
        var first =
            context.Graph.Agents.FirstOrDefault(agent => !agent.IsExternal)?.Type
            ?? (context.Graph.Toolsets.Count > 0 ? context.Graph.Toolsets[0].Type : null);
        if (version < Lowest && first is not null)
        {
            // 7.3 is 703, 10 is 1000
            var text =
                version < 100 ? $"{version}"
                : version % 100 == 0 ? $"{version / 100}"
                : $"{version / 100}.{version % 100}";
            context.Report(Descriptor, new Anchor(first.Key, AnchorKind.Name), text);
        }
    }
}
