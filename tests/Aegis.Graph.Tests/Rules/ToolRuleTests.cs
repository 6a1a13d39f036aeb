using Aegis.Graph.Model;

namespace Aegis.Graph.Tests.Rules;

/// <summary>Tools, on graphs by hand: AEG020 to AEG029.</summary>
public class ToolRuleTests
{
    [Fact]
    public void EqualNames_AreReportedOfTheSecond()
    {
        var graph = Judge(Toolset("Box").Tool("do").Tool("Other", tool => tool with { Name = "do" }));
        Expect.Findings(graph, "AEG020 Box Tool 1: Two tools of 'Box' are called 'do', 'do' and 'Other'; set Name");
        Assert.Equal("do_", Expect.Hint(graph, "Name"));
    }

    [Fact]
    public void EqualNamesInTwoTypes_AreFine() =>
        Expect.NoFindings(Judge(Toolset("A").Tool("do"), Toolset("B").Tool("do")));

    [Fact]
    public void EqualNamesOfOneAgent_AreReported() =>
        Expect.Findings(
            Judge(
                Agent("A")
                    .With(node =>
                        node with
                        {
                            OwnToolNames = Names("do"),
                            UsedTools = Uses(Use("Box", "do"), Use("Web", "find")),
                        }
                    )
            ),
            "AEG020 A UsedTools: Agent 'A' would have two tools called 'do', of 'A' and of 'Box'; set Name on one of them"
        );

    [Fact]
    public void ToolsetUsedTwice_IsReported() =>
        Expect.Findings(
            Judge(Agent("A").With(node => node with { UsedTools = Uses(Use("Box", "do"), Use("Box", "do")) })),
            "AEG020 A UsedTools 1: Agent 'A' is given the tools of 'Box' twice; remove one [UseTools]"
        );

    [Theory]
    [InlineData("with space", "with_space")]
    [InlineData("größe", "gr__e")]
    [InlineData("", "tool")]
    [InlineData("…", "tool")]
    public void NameThatNoModelTakes_IsReported(string name, string free)
    {
        var graph = Judge(Toolset("Box").Tool("Do", tool => tool with { Name = name }));
        Expect.Findings(
            graph,
            $"AEG021 Box Tool: Tool 'Box.Do' would be called '{name}', which no model API takes; set Name to 1 to 64 of A-Z a-z 0-9 _ -"
        );
        Assert.Equal(free, Expect.Hint(graph, "Name"));
    }

    [Fact]
    public void LongestName_IsFine() => Expect.NoFindings(Judge(Toolset("Box").Tool(new string('a', 64))));

    [Fact]
    public void WhatIsNotDescribed_IsReported() =>
        Expect.Findings(
            Judge(
                Toolset("Box")
                    .Tool(
                        "do",
                        tool =>
                            tool with
                            {
                                Description = " ",
                                Parameters = Parameters(
                                    Parameter("x"),
                                    Parameter("token", ToolParameterRole.CancellationToken)
                                ),
                            }
                    )
            ),
            "AEG022 Box Tool: Tool 'Box.do' has no description, and models choose by it; write XML documentation or [Description]",
            "AEG022 Box ToolParameter: Parameter 'x' of tool 'Box.do' has no description, and models choose by it; write XML "
                + "documentation or [Description]"
        );

    [Fact]
    public void StrictToolWithADefault_IsReported() =>
        Expect.Findings(
            Judge(
                Toolset("Box")
                    .Tool("lax", tool => tool with { Parameters = Parameters(Described("x") with { Default = "1" }) })
                    .Tool(
                        "strict",
                        tool =>
                            tool with
                            {
                                Strict = true,
                                Parameters = Parameters(Described("x") with { Default = "1" }),
                            }
                    )
            ),
            "AEG025 Box ToolParameter 1: Parameter 'x' of the strict tool 'Box.strict' is optional, but strict models always send "
                + "it; make it required and nullable"
        );

    [Theory]
    [InlineData(ReturnShape.Task, true)]
    [InlineData(ReturnShape.AsyncEnumerable, true)]
    [InlineData(ReturnShape.Value, false)]
    [InlineData(ReturnShape.Void, false)]
    public void AsynchronousToolWithoutToken_IsReported(ReturnShape shape, bool isReported)
    {
        var findings = Judge(Toolset("Box").Tool("do", tool => tool with { Returns = shape })).Findings;
        Assert.Equal(isReported, findings.Any(finding => finding.RuleId == "AEG026"));
    }

    [Fact]
    public void Defects_AreReportedWhereTheyAre() =>
        Expect.Findings(
            Judge(
                Toolset("Box")
                    .Tool("first")
                    .Tool(
                        "do",
                        tool =>
                            tool with
                            {
                                ShapeDefect = "it is generic",
                                Parameters = Parameters(Described("x")),
                                FixedDefects = new[] { new FixedArgumentDefect(2, "names 'y'") }.ToEquatableArray(),
                                SchemaDefects = new[]
                                {
                                    new SchemaDefect(SchemaDefectKind.NoSchema, "", "Stream", "it is a stream"),
                                    new SchemaDefect(
                                        SchemaDefectKind.ConstraintDoesNotApply,
                                        "x",
                                        "int",
                                        "'x' has no length"
                                    ),
                                }.ToEquatableArray(),
                            }
                    )
            ),
            "AEG023 Box Tool 1: Tool 'Box.do' can not exchange 'Stream' with a model: it is a stream",
            "AEG024 Box Tool 1: 'Box.do' can not be a tool: it is generic",
            "AEG028 Box ToolParameter 1: Tool 'Box.do': 'x' has no length",
            "AEG029 Box FixedArgument 1: [FixedArgument] of tool 'Box.do' names 'y'"
        );

    [Fact]
    public void WhatTheCompilerReports_IsLeftToIt() =>
        Expect.NoFindings(
            Judge(Toolset("Box").Tool("do", tool => tool with { IsBroken = true, ShapeDefect = "it is generic" }))
        );

    [Fact]
    public void TypeWithoutTools_IsReported() =>
        Expect.Findings(
            Judge(
                Agent("A")
                    .With(node =>
                        node with
                        {
                            UsedTools = Uses(new ToolUse(Types.Of("Plain"), ToolUseKind.WithoutTools)),
                        }
                    )
            ),
            "AEG005 A UsedTools: Agent 'A' uses the tools of 'Plain', which has none; mark its methods with [Tool], or give it a "
                + "property Tools of AIFunctions"
        );

    private static ToolUse Use(string type, params string[] tools) =>
        new(Types.Of(type), ToolUseKind.Toolset) { IsBuildable = true, Tools = tools.ToEquatableArray() };

    private static EquatableArray<ToolUse> Uses(params ToolUse[] uses) => uses.ToEquatableArray();

    private static EquatableArray<string> Names(params string[] names) => names.ToEquatableArray();

    private static EquatableArray<ToolParameter> Parameters(params ToolParameter[] parameters) =>
        parameters.ToEquatableArray();

    private static ToolParameter Parameter(string name, ToolParameterRole role = ToolParameterRole.Argument) =>
        new(name, Types.Of("int"), role);

    private static ToolParameter Described(string name) => Parameter(name) with { HasDescription = true };
}
