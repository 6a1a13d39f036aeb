using System.Reflection;

namespace Aegis.Analyzers.Tests.Rules;

/// <summary>AEG004, AEG008 and AEG009.</summary>
public class NameTests
{
    [Fact]
    public Task EqualIds_ReportBoth() =>
        Reports(
            """
            namespace One { [Agent("Go.")] public partial class {|AEG004:Writer|}; }
            namespace Two { [Agent("Go.")] public partial class {|AEG004:Writer|}; }
            """
        );

    [Fact]
    public Task ChosenIds_AreFine() =>
        DoesNotReport(
            """
            namespace One { [Agent("Go.", Id = "one")] public partial class Writer; }
            namespace Two { [Agent("Go.")] public partial class Writer; }
            """
        );

    [Fact]
    public Task InputOfTwoTypes_Reports() =>
        Reports(
            """
            [Agent] public partial class A { public bool Run(int count) => true; }
            [Agent] public partial class B { public bool Run(string {|AEG008:count|}) => true; }
            """,
            "Input 'count' is 'string' in agent 'B' and 'int' in 'A'; rename one or agree on the type"
        );

    [Fact]
    public Task InputsOfDifferentElementNullability_Report() =>
        Reports(
            """
            [Agent] public partial class A { public bool Run(List<int?> items) => true; }
            [Agent] public partial class B { public bool Run(List<int> {|AEG008:items|}) => true; }
            """
        );

    [Fact]
    public Task InputsOfDifferentAnnotations_AreFine() =>
        DoesNotReport(
            """
            [Agent] public partial class A { public bool Run(string? topic) => true; }
            [Agent] public partial class B { public bool Run(string topic) => true; }
            """
        );

    [Fact]
    public Task ReservedInput_Reports() =>
        Reports("[Agent] public partial class A { public bool Run(int {|AEG008:options|}) => true; }");

    [Fact]
    public Task PinnedInputsThatAreNot_Report() =>
        Reports(
            """
            [Agent] public partial class A { public bool Run(int count) => true; }
            [Pipeline] public partial class P
            {
                public partial Task<PResult> {|AEG008:RunPipelineAsync|}(string topic, PipelineRunOptions? options, CancellationToken cancellationToken);
            }
            """
        );

    [Fact]
    public Task PinnedInputsThatAre_AreFine() =>
        DoesNotReport(
            """
            [Agent] public partial class A { public bool Run(int count, string topic) => true; }
            [Pipeline] public partial class P
            {
                public partial Task<PResult> RunPipelineAsync(string topic, int count, PipelineRunOptions? options, CancellationToken cancellationToken);
            }
            """
        );

    [Fact]
    public Task MemberOfTheUsersThatAegisWrites_Reports() =>
        Reports("[Agent(\"Go.\")] public partial class A { public int {|AEG009:RunCoreAsync|} => 1; }");

    [Fact]
    public Task MemberOfThePipelineThatAegisWrites_Reports() =>
        Reports(
            """
            [Agent("Go.")] public partial class A;
            [Pipeline] public partial class P { public int {|AEG009:Graph|} => 1; }
            """
        );

    [Fact]
    public Task TypeNamedAsTheResult_Reports() =>
        Reports(
            """
            [Agent("Go.")] public partial class A;
            [Pipeline] public partial class {|AEG009:P|};
            public class PResult;
            """
        );

    [Fact]
    public Task ResultNamedAsItsPipeline_Reports() =>
        Reports(
            """
            [Agent("Go.")] public partial class A;
            [Pipeline(ResultName = "P")] public partial class {|AEG009:P|};
            """
        );

    [Fact]
    public Task ChosenResultName_IsFine() =>
        DoesNotReport(
            """
            [Agent("Go.")] public partial class A;
            [Pipeline(ResultName = "POutcome")] public partial class P;
            public class PResult;
            """
        );

    public static TheoryData<string> MembersOfResults { get; } =
    [
        .. typeof(PipelineResult)
            .GetMembers(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(member => member is PropertyInfo or MethodInfo { IsSpecialName: false })
            .Where(member => member is not MethodInfo { IsPrivate: true } and not MethodInfo { IsAssembly: true })
            .Select(member => member.Name)
            .Distinct(),
    ];

    [Theory]
    [MemberData(nameof(MembersOfResults))]
    public Task AgentNamedAsAMemberOfResults_Reports(string name) =>
        Reports($"[Agent(\"Go.\")] public partial class {{|AEG009:{name}|}};");

    [Fact]
    public Task TwoAgentsOfOneChosenName_Report() =>
        Reports(
            """
            [Agent("Go.", Name = "Text")] public partial class A;
            [Agent("Go.", Name = "Text")] public partial class {|AEG009:B|};
            """
        );

    [Theory]
    [InlineData("two words")]
    [InlineData("1st")]
    public Task ChosenNameThatIsNone_Reports(string name) =>
        Reports(
            $$"""
            [Agent("Go.", Name = "{{name}}")] public partial class {|AEG009:A|};
            [Pipeline(ResultName = "{{name}}")] public partial class {|AEG009:P|};
            """,
            $"Agent 'A' would be the property '{name}' of a result, which is no name in C#; set [Agent(Name = …)]",
            $"The result of pipeline 'P' would be '{name}', and that is no name in C#; set ResultName"
        );

    [Fact]
    public Task ChosenPropertyName_IsFine() =>
        DoesNotReport("[Agent(\"Go.\", Name = \"Abstract\")] public partial class Summary;");
}
