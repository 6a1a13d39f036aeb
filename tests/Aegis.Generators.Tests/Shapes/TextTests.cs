namespace Aegis.Generators.Tests.Shapes;

public class TextTests
{
    // as C# writes it, and what the model is sent, with {topic} filled in where the text is a template
    public static TheoryData<string, string> Texts { get; } =
        new()
        {
            { "\"say \\\"hi\\\" \\\\ \\t\"", "say \"hi\" \\ \t" },
            { "\"a\\r\\nb\\nc\\u2028d\\u0085e\"", "a\r\nb\nc\u2028d\u0085e" },
            { "@\"c:\\temp \"\"quoted\"\"\"", "c:\\temp \"quoted\"" },
            {
                "\"\"\"\n    raw \"text\"\n      indented */ // #error\n    \"\"\"",
                "raw \"text\"\n  indented */ // #error"
            },
            { "\"{\\\"a\\\": [1, {}, {{x}}, } {0} { topic }]}\"", "{\"a\": [1, {}, {x}, } {0} { topic }]}" },
            { "\"</summary> & <see cref=\\\"X\\\"/> --> */ /*\"", "</summary> & <see cref=\"X\"/> --> */ /*" },
            { "\"日本語 👍 \\0 \\u200b\"", "日本語 👍 \0 \u200b" },
            { "\"a\" + nameof(String) + \"b\"", "aStringb" },
            { "\"$\\\"{\\\" \\\"\\\"\\\" {{{{\"", "$\"{\" \"\"\" {{" },
        };

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task InstructionsAndPrompt_ReachTheModelAsWritten(string literal, string expected)
    {
        var client = new ScriptedChatClient(_ => "x");
        await Project.RunAsync(
            $$"""
            [Agent({{literal}}, Description = {{literal}}, Model = {{literal}})]
            public partial class Prompted
            {
                [Prompt({{literal}} + "{topic}")]
                public partial Task<string> RunAsync(string topic, CancellationToken cancellationToken = default);
            }
            [Pipeline] public partial class All;
            public static class Consumer
            {
                public static async Task Run(Microsoft.Extensions.AI.IChatClient client) =>
                    (await new All(client).RunPipelineAsync("T{0}")).EnsureSuccess();
            }
            """,
            client
        );
        Assert.Equal([(expected, expected + "T{0}")], client.Requests);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task InstructionsOfAComposedAgent_AreNoTemplate(string literal, string _)
    {
        var client = new ScriptedChatClient(_ => "x");
        var written = await Project.RunAsync(
            $$"""
            [Agent({{literal}}, Id = {{literal}}, Description = {{literal}}, Client = null)] public partial class Composed;
            [Pipeline] public partial class All;
            public static class Consumer
            {
                public static async Task<string> Run(Microsoft.Extensions.AI.IChatClient client)
                {
                    var result = await new All(client).RunPipelineAsync("T");
                    result.EnsureSuccess();
                    return All.Graph.Agents[0].Description + All.Graph.Agents[0].Id;
                }
            }
            """,
            client
        );
        var (instructions, message) = Assert.Single(client.Requests);
        Assert.Equal("T", message);
        Assert.Equal(instructions + instructions, written);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void TextsInTheGraphBesideTheBuild_EndNoComment(string literal, string _) =>
        Project.Compile(
            new TestCompilation(
                $"using Aegis; [Agent({literal}, Id = {literal}, Description = {literal})] public partial class It;"
            ).WithOption("build_property.AegisGraphPath", "graph")
        );
}
