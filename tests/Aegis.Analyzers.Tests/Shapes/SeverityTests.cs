using Aegis.Graph.Rules;
using Microsoft.CodeAnalysis;

namespace Aegis.Analyzers.Tests.Shapes;

/// <summary>What .editorconfig and pragmas change: everything but errors.</summary>
public class SeverityTests
{
    private const string Repeated = """
        [Agent("Go.")] public partial class A;
        [Agent("Go."), DependsOn<A>, {|AEG006:DependsOn<A>|}] public partial class B;
        """;

    [Fact]
    public Task WarningSwitchedOff_IsNotReported() =>
        Reports(
            Project(Repeated.Replace("{|AEG006:DependsOn<A>|}", "DependsOn<A>", StringComparison.Ordinal)) with
            {
                EditorConfig = "root = true\n[*.cs]\ndotnet_diagnostic.AEG006.severity = none\n",
            }
        );

    [Fact]
    public Task WarningUnderAPragma_IsNotReported() =>
        DoesNotReport(
            """
            [Agent("Go.")] public partial class A;
            #pragma warning disable AEG006
            [Agent("Go."), DependsOn<A>, DependsOn<A>] public partial class B;
            #pragma warning restore AEG006
            """
        );

    [Theory]
    [InlineData("none")]
    [InlineData("warning")]
    public Task ErrorOfTheGraph_StaysWhateverIsConfigured(string severity) =>
        Reports(
            Project(
                """
                #pragma warning disable AEG010
                [Agent("Go."), {|AEG010:DependsOn<A>|}] public partial class A;
                """
            ) with
            {
                EditorConfig = $"root = true\n[*.cs]\ndotnet_diagnostic.AEG010.severity = {severity}\n",
            }
        );

    [Fact]
    public void Errors_AreNotConfigurableAndNothingElseIs() =>
        Assert.All(
            Descriptors.All,
            rule =>
                Assert.Equal(
                    rule.DefaultSeverity == DiagnosticSeverity.Error,
                    rule.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable)
                )
        );

    [Fact]
    public void Ids_AreUniqueAndAllOfThemAreUsed()
    {
        var declared = typeof(DiagnosticIds).GetFields().Select(field => (string)field.GetRawConstantValue()!).ToList();
        Assert.Equal(declared.Distinct().Order(StringComparer.Ordinal), Descriptors.All.Select(rule => rule.Id));
        Assert.Equal(declared.Count, Descriptors.All.Length);
    }
}
