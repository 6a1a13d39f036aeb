namespace Aegis.Analyzers.Tests.Rules;

/// <summary>AEG030, AEG031 and AEG032.</summary>
public class PromptTests
{
    [Fact]
    public Task PlaceholderOfAParameter_IsFine() =>
        DoesNotReport(
            """
            [Agent("Answer in {language}.")]
            public partial class A
            {
                [Prompt("About {topic}, as {{ \"json\": true }}.")]
                public partial Task<string> RunAsync(string topic, string language, CancellationToken token);
            }
            """
        );

    [Fact]
    public Task MisspeltPlaceholder_Reports() =>
        Reports(
            """
            [Agent("Go.")]
            public partial class A
            {
                [{|AEG030:Prompt("{topc} {topic}")|}]
                public partial Task<string> RunAsync(string topic);
            }
            """,
            "Placeholder '{topc}' of agent 'A' matches no parameter; did you mean '{topic}'?"
        );

    [Fact]
    public Task PlaceholderThatIsNotClosed_Reports() =>
        Reports(
            """
            [Agent("Go.")]
            public partial class A
            {
                [{|AEG030:Prompt("About {topic, in {language}")|}]
                public partial Task<string> RunAsync([Input] string topic, string language);
            }
            """,
            "Placeholder '{topic' of agent 'A' is not closed; write '{topic}', or the brace twice if it is text"
        );

    [Fact]
    public Task UnknownPlaceholderInInstructions_Reports() =>
        Reports(
            """
            [{|AEG030:Agent("Be {tone}.")|}]
            public partial class A
            {
                [Prompt("{topic}")]
                public partial Task<string> RunAsync(string topic);
            }
            """
        );

    [Fact]
    public Task PromptInAConstant_IsReadToo() =>
        Reports(
            """
            [Agent("Go.")]
            public partial class A
            {
                private const string Text = "{elephant} {topic}";
                [{|AEG030:Prompt(Text)|}]
                public partial Task<string> RunAsync(string topic);
            }
            """
        );

    [Fact]
    public Task ParameterThatThePromptLeavesOut_Reports() =>
        Reports(
            """
            [Agent("Go.")]
            public partial class A
            {
                [Prompt("{topic}")]
                public partial Task<string> RunAsync(string topic, int {|AEG031:count|});
            }
            """,
            "Parameter 'count' of agent 'A' is in neither its prompt nor its instructions, so the model never sees it; name it as "
                + "{count} in the [Prompt]"
        );

    [Fact]
    public Task OutputInInstructions_Reports() =>
        Reports(
            """
            [Agent("Go.")] public partial class Web;
            [Agent("Obey {notes}.")]
            [DependsOn<Web>]
            public partial class A
            {
                public partial Task<string> RunAsync(string {|AEG032:notes|});
            }
            """,
            "The output of 'Web' flows through '{notes}' into the system instructions of agent 'A', which a model obeys; move it "
                + "to the [Prompt]"
        );

    [Fact]
    public Task OutputInThePrompt_IsFine() =>
        DoesNotReport(
            """
            [Agent("Go.")] public partial class Web;
            [Agent("Go.")]
            [DependsOn<Web>]
            public partial class A
            {
                [Prompt("{notes}")]
                public partial Task<string> RunAsync(string notes);
            }
            """
        );
}
