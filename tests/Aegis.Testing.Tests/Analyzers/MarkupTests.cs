using Microsoft.CodeAnalysis.Text;

namespace Aegis.Testing.Tests.Analyzers;

public class MarkupTests
{
    [Fact]
    public void NestedNamedAndEmptyMarks_AreTakenOut()
    {
        var markup = Markup.Parse("a{|AEG001:b[|c|]{|X1,X2:d|}|}e[||]");

        Assert.Equal("abcde", markup.Text);
        Assert.Equal(
            [("", 2, 1), ("X1", 3, 1), ("X2", 3, 1), ("AEG001", 1, 3), ("", 5, 0)],
            markup.Marks.Select(mark => (mark.Id, mark.Span.Start, mark.Span.Length))
        );
    }

    [Fact]
    public void CodeThatLooksLikeMarks_Stays()
    {
        const string Code = "int[] x = [1]; if (x is [1 or 2, ..] || x is { Length: 1 }) { }";

        Assert.Equal(Code, Markup.Parse(Code).Text);
        Assert.Equal(new TextSpan(0, Code.Length), Markup.Parse($"[|{Code}|]").Marks.Single().Span);
    }

    [Theory]
    [InlineData("[|a")]
    [InlineData("a|]")]
    [InlineData("[|a|}")]
    [InlineData("{|X1:a|]")]
    public void UnpairedMark_Throws(string marked) => Assert.Throws<TestFailureException>(() => Markup.Parse(marked));
}
