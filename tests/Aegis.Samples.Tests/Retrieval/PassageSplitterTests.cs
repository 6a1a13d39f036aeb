using ResearchReport.Retrieval;
using ResearchReport.Text;

namespace Aegis.Samples.Tests.Retrieval;

public sealed class PassageSplitterTests
{
    [Fact]
    public void Sections_AreNeverMixed()
    {
        var passages = PassageSplitter.Split("a.md", "# T\n\nOpening.\n\n## One\n\nFirst.\n\n## Two\n\nSecond.\n");

        Assert.Equal(
            [("", "Opening."), ("One", "First."), ("Two", "Second.")],
            passages.Select(p => (p.Section, p.Text))
        );
        Assert.All(passages, passage => Assert.Equal(("a.md", "T"), (passage.File, passage.Title)));
    }

    [Fact]
    public void LongSection_IsCutAfterWholeSentences()
    {
        var sentences = Enumerable
            .Range(0, 30)
            .Select(i => $"Sentence number {i} has exactly eight words here.")
            .ToList();

        var passages = PassageSplitter.Split("a.md", string.Join(' ', sentences));

        Assert.True(passages.Count > 1);
        Assert.Equal(sentences, passages.SelectMany(passage => Sentences.Of(passage.Text)));
        Assert.All(passages, p => Assert.InRange(Words.Of(p.Text).Count, 1, PassageSplitter.TargetWords + 8));
    }

    [Fact]
    public void NoTitle_TakesTheFileName() =>
        Assert.Equal("notes", Assert.Single(PassageSplitter.Split("sub/notes.txt", "Plain text.")).Title);

    [Fact]
    public void Markup_IsNoPartOfTheText()
    {
        var passages = PassageSplitter.Split(
            "a.md",
            "A *very* **bold** [link](http://x.test), `code`.\n\n```\nvar x = 1;\n```\n\n- One item.\n"
        );

        Assert.Equal("A very bold link, code. One item.", Assert.Single(passages).Text);
    }

    [Fact]
    public void WindowsLineEnds_MakeNoDifference()
    {
        const string Text = "# T\n\nOne line\nand the next.\n\n## S\n\nMore.\n";

        Assert.Equal(
            PassageSplitter.Split("a.md", Text),
            PassageSplitter.Split("a.md", Text.Replace("\n", "\r\n", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void EmptyDocument_HasNoPassages() => Assert.Empty(PassageSplitter.Split("a.md", "\n\n# Only a title\n"));
}
