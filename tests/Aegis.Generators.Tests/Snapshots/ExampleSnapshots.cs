namespace Aegis.Generators.Tests.Snapshots;

/// <summary>What is emitted for the examples of the documentation.</summary>
public class ExampleSnapshots
{
    [Fact]
    public void ReportPipeline_OfAgentsThatAreInstructions() =>
        Match(
            """
            namespace Reports;

            [Agent("Research the topic thoroughly.")]
            public partial class Researcher;

            [Agent("Write a clear report from the research.")]
            [DependsOn<Researcher>]
            public partial class Writer;

            [Agent("Translate the report to Japanese.")]
            [DependsOn<Writer>]
            public partial class Translator;

            [Agent("Format the report as Markdown.", Description = "Makes Markdown of the report.")]
            [DependsOn<Writer>]
            public partial class Publisher;

            [Pipeline]
            public partial class ReportPipeline;
            """
        );

    [Fact]
    public void Analyst_WhoseMethodIsDeclared() =>
        Match(
            """
            namespace Reports;

            public sealed record Company(string Name);

            public sealed record RiskReport(string[] Risks);

            [Agent("Research the company.")]
            public partial class Researcher;

            [Agent("You are a concise market analyst.", Model = "small")]
            [DependsOn<Researcher>]
            public partial class Analyst
            {
                [Prompt("List the top {count} risks for {company} given:\n{notes}")]
                public partial Task<RiskReport> RunAsync(
                    [Input] Company company,
                    [Input] int count,
                    string notes,
                    CancellationToken cancellationToken
                );
            }

            [Agent("Judge the report.")]
            [DependsOn<Analyst>]
            [DependsOn<Researcher>]
            public partial class Judge
            {
                public partial ValueTask<int> RunAsync(RiskReport report, AgentOutcome<string> research);
            }
            """,
            only: name =>
                name.Contains("Analyst", StringComparison.Ordinal) || name.Contains("Judge", StringComparison.Ordinal)
        );

    [Fact]
    public void DefaultPipeline_OfAProjectWithoutOne() =>
        Match(
            "[Agent] internal partial class Greeter { public string Run(string name = \"you\") => name; }",
            only: name => name.Contains("AgentPipeline", StringComparison.Ordinal)
        );

    private static void Match(
        string source,
        Func<string, bool>? only = null,
        [System.Runtime.CompilerServices.CallerMemberName] string member = ""
    ) => Snapshot.Match(Project.Compile(source), only, member: member);
}
