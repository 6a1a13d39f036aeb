namespace Aegis.CodeFixes.Tests;

/// <summary>AEG030 and AEG032.</summary>
public class PromptFixTests
{
    private const string Quotes = "\"\"\"";

    [Theory]
    [InlineData("\"{topc}, not {{topc}}, {topic}\"", "\"{topic}, not {{topc}}, {topic}\"")]
    [InlineData("@\"{topc} \"\"{topc}\"\" {topic}\"", "@\"{topic} \"\"{topic}\"\" {topic}\"")]
    [InlineData(Quotes + "{topc} {topic}" + Quotes, Quotes + "{topic} {topic}" + Quotes)]
    [InlineData("\"{{{topc}}} {topic}\"", "\"{{{topic}}} {topic}\"")]
    [InlineData("\"a {topc}\" + \" b {topic}\"", "\"a {topic}\" + \" b {topic}\"")]
    public Task MisspeltPlaceholder_IsWrittenRight(string before, string after) =>
        Fixes<PromptFix>(
            "Change '{topc}' to '{topic}'",
            Prompted("{|AEG030:Prompt(" + before + ")|}"),
            Prompted($"Prompt({after})")
        );

    [Fact]
    public Task PlaceholderOfAConstant_IsNotOursToChange() =>
        OffersNothing<PromptFix>(
            """
            [Agent("Go.")]
            public partial class A
            {
                private const string Text = "{topc} {topic}";
                [{|AEG030:Prompt(Text)|}] public partial Task<string> RunAsync(string topic);
            }
            """
        );

    [Fact]
    public Task PlaceholderUnlikeAnyParameter_HasNoFix() =>
        OffersNothing<PromptFix>(Prompted("{|AEG030:Prompt(\"{elephant} {topic}\")|}"));

    [Fact]
    public Task MisspeltInstructions_AreWrittenRight() =>
        Fixes<PromptFix>(
            "Change '{Topic}' to '{topic}'",
            "[{|AEG030:Agent(\"On {Topic}.\", Id = \"{Topic}\")|}] public partial class A { public partial Task<string> RunAsync(string topic); }",
            "[Agent(\"On {topic}.\", Id = \"{Topic}\")] public partial class A { public partial Task<string> RunAsync(string topic); }"
        );

    [Fact]
    public Task OutputInInstructions_MovesToTheEndOfThePrompt() =>
        Fixes<PromptFix>(
            "Move '{webNotes}' to the [Prompt]",
            """
            [Agent("Go.")] public partial class Web;
            [Agent("Summarise {webNotes} well."), DependsOn<Web>]
            public partial class A
            {
                [Prompt("In {language}.")]
                public partial Task<string> RunAsync(string {|AEG032:webNotes|}, [Input] string language);
            }
            """,
            """
            [Agent("Go.")] public partial class Web;
            [Agent("Summarise the web notes well."), DependsOn<Web>]
            public partial class A
            {
                [Prompt("In {language}.\n{webNotes}")]
                public partial Task<string> RunAsync(string webNotes, [Input] string language);
            }
            """
        );

    [Fact]
    public Task OutputInInstructions_GetsAPrompt() =>
        Fixes<PromptFix>(
            "Move '{notes}' to the [Prompt]",
            """
            [Agent("Go.")] public partial class Web;
            [Agent("Summarise {notes}."), DependsOn<Web>]
            public partial class A
            {
                public partial Task<string> RunAsync(string {|AEG032:notes|});
            }
            """,
            """
            [Agent("Go.")] public partial class Web;
            [Agent("Summarise the notes."), DependsOn<Web>]
            public partial class A
            {
                [Prompt("{notes}")]
                public partial Task<string> RunAsync(string notes);
            }
            """
        );

    private static string Prompted(string prompt) =>
        $$"""
            [Agent("Go.")]
            public partial class A
            {
                [{{prompt}}]
                public partial Task<string> RunAsync(string topic);
            }
            """;
}
