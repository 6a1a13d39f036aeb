using Aegis.Graph.Check;

namespace Aegis.Graph.Tests.Algorithms;

public class PromptTemplateTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    [InlineData("{a}", "<a>")]
    [InlineData("x {a} y {b}", "x |<a>| y |<b>")]
    [InlineData("{a}{a}", "<a>|<a>")]
    [InlineData("{{a}}", "{a}")]
    [InlineData("{{{a}}}", "{|<a>|}")]
    [InlineData("{größe}", "<größe>")]
    [InlineData("{_x1}", "<_x1>")]
    [InlineData("{ a }", "{ a }")]
    [InlineData("{1}", "{1}")]
    [InlineData("{}", "{}")]
    [InlineData("open { and } close", "open { and } close")]
    [InlineData("""{"json": true}""", """{"json": true}""")]
    [InlineData("{a:N2}", "<a:N2>")]
    [InlineData("{a.B}", "<a.B>")]
    public void Template_ComesApartIntoTextAndPlaceholders(string template, string expected) =>
        Assert.Equal(
            expected,
            string.Join(
                "|",
                PromptTemplate.Parse(template).Select(part => part.IsPlaceholder ? $"<{part.Text}>" : part.Text)
            )
        );

    [Theory]
    [InlineData("{topic", "topic")]
    [InlineData("About {topic of {count}", "topic")]
    [InlineData("{other", "other")]
    [InlineData("{other \nand {topic", "other|topic")]
    [InlineData("{{topic {topic} {{{topic", "topic")]
    [InlineData("{other of {count}", "")]
    [InlineData("{topic: string,\n count: int}", "")]
    [InlineData("{{topic", "")]
    [InlineData("{ topic", "")]
    [InlineData("{}", "")]
    public void BracesThatNothingCloses_AreFound(string template, string expected) =>
        Assert.Equal(expected, string.Join("|", PromptTemplate.Unclosed(template, ["topic", "count"])));
}
