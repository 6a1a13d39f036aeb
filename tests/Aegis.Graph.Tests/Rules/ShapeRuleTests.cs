using Aegis.Graph.Model;

namespace Aegis.Graph.Tests.Rules;

/// <summary>What is wrong with one class alone: AEG001, AEG002, AEG003, AEG007, AEG068.</summary>
public class ShapeRuleTests
{
    [Fact]
    public void ClassWithoutDefects_ReportsNothing() => Expect.NoFindings(Judge(Agent("A"), Pipeline("P")));

    [Fact]
    public void NotPartial_NamesTheClassThatIsNot() =>
        Expect.Findings(
            Judge(Defective("Outer.A", DefectKind.NotPartial, "Outer")),
            "AEG001 Outer.A NotPartial: 'Outer' must be declared partial, so that Aegis can write the other part of 'A'"
        );

    [Fact]
    public void PipelineNotPartial_IsReportedToo() =>
        Expect.Findings(
            Judge(Agent("A"), Pipeline("P").With(node => node with { Defects = Defects(DefectKind.NotPartial, "P") })),
            "AEG001 P NotPartial: 'P' must be declared partial, so that Aegis can write the other part of 'P'"
        );

    [Fact]
    public void UnusableClass_SaysWhy() =>
        Expect.Findings(
            Judge(Defective("A", DefectKind.UnusableClass, "is abstract")),
            "AEG002 A Name: Agent 'A' is abstract"
        );

    [Fact]
    public void HiddenOutput_IsUnusable() =>
        Assert.StartsWith(
            "Agent 'A' returns 'Secret', which is private to its container; ",
            Assert
                .Single(
                    Judge(
                        Agent("A")
                            .Bodied("Secret")
                            .With(node =>
                                node with
                                {
                                    Run = node.Run! with
                                    {
                                        Output = node.Run.Output! with { Visibility = Visibility.Hidden },
                                    },
                                }
                            )
                    ).Findings
                )
                .Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void UnusableRunMethod_SaysWhyAndWhere() =>
        Expect.Findings(
            Judge(
                Agent("A")
                    .With(node =>
                        node with
                        {
                            Defects = EquatableArray.ToEquatableArray([
                                new ShapeDefect(DefectKind.UnusableRunMethod, "it has 2 run methods", 1),
                            ]),
                        }
                    )
            ),
            "AEG003 A RunMethod 1: Agent 'A' can not run: it has 2 run methods"
        );

    [Fact]
    public void UnusablePipeline_SaysWhy() =>
        Expect.Findings(
            Judge(
                Agent("A"),
                Pipeline("P").With(node => node with { Defects = Defects(DefectKind.UnusablePipeline, "is static") })
            ),
            "AEG007 P Constructor: Pipeline 'P' is static"
        );

    [Theory]
    [InlineData(1000, "10")]
    [InlineData(703, "7.3")]
    [InlineData(7, "7")]
    public void OldLanguage_IsReportedOnceAsUsersWriteIt(int version, string text) =>
        Expect.Findings(
            Judge(new ProjectFacts { LanguageVersion = version }, Agent("A"), Agent("B")),
            $"AEG068 A Name: Aegis writes C# 11, and this project is compiled as C# {text}; set <LangVersion> to 11 or higher"
        );

    [Fact]
    public void LanguageOfElevenOn_IsFine() =>
        Expect.NoFindings(Judge(new ProjectFacts { LanguageVersion = 1100 }, Agent("A")));

    [Fact]
    public void DefectsOfAgentsOfOtherAssemblies_AreNotOurs() =>
        Expect.NoFindings(
            Judge(
                Defective("Far", DefectKind.UnusableClass, "is abstract").With(node => node with { IsExternal = true })
            )
        );

    private static AgentBuilder Defective(string key, DefectKind kind, string detail) =>
        Agent(key).With(node => node with { Defects = Defects(kind, detail) });

    private static EquatableArray<ShapeDefect> Defects(DefectKind kind, string detail) =>
        EquatableArray.ToEquatableArray([new ShapeDefect(kind, detail)]);
}
