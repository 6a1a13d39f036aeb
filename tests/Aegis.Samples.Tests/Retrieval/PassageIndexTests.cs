using ResearchReport.Retrieval;

namespace Aegis.Samples.Tests.Retrieval;

public sealed class PassageIndexTests
{
    [Fact]
    public void RareWord_OutweighsCommonWord()
    {
        var index = Index("The lamp burned.", "The lamp smoked.", "The lamp failed.", "The diaphone sounded.");

        Assert.Equal("The diaphone sounded.", index.Search("lamp or diaphone", 1)[0].Passage.Text);
    }

    [Fact]
    public void LongerPassage_RanksBelowShorterWithTheSameWord()
    {
        var index = Index(
            "Acetylene was used in many towers, harbours, channels, estuaries and islands of the northern seas.",
            "Acetylene burns white."
        );

        Assert.Equal("Acetylene burns white.", index.Search("acetylene", 2)[0].Passage.Text);
    }

    [Fact]
    public void RepeatedWord_CountsEverLess()
    {
        var index = Index("fog", "fog fog", "fog fog fog fog fog fog fog fog", "mist");

        var scores = index.Search("fog", 4).ToDictionary(hit => hit.Passage.Text.Length, hit => hit.Score);

        Assert.Equal(3, scores.Count);
        Assert.True(scores[31] < 8 * scores[3], "eight times the word is less than eight times the score");
    }

    [Fact]
    public void Score_IsThatOfTheFormula()
    {
        var index = Index("bell bell gong", "gong", "gong gong");

        var hit = Assert.Single(index.Search("bell", 5));

        // N = 3, df = 1, tf = 2, length 3 of 2 on average
        var weight = Math.Log(1 + (3 - 1 + 0.5) / (1 + 0.5));
        var length = 1.2 * (1 - 0.75 + 0.75 * 3 / 2);
        Assert.Equal(weight * 2 * 2.2 / (2 + length), hit.Score, precision: 5);
    }

    [Theory]
    [InlineData("lamps", "The lamp burned.")]
    [InlineData("BRIGHTER", "Bright beams.")]
    [InlineData("lens", "Many lenses.")]
    public void OtherForm_FindsTheWord(string question, string passage) =>
        Assert.Single(Index(passage, "Nothing else.").Search(question, 5));

    [Fact]
    public void EqualScores_KeepCorpusOrder()
    {
        var index = Index("buoy one", "buoy two", "buoy three");

        Assert.Equal(["buoy one", "buoy two", "buoy three"], index.Search("buoy", 3).Select(hit => hit.Passage.Text));
    }

    [Theory]
    [InlineData("zeppelin")]
    [InlineData("the of and")]
    [InlineData("")]
    public void NothingInCommon_FindsNothing(string question) =>
        Assert.Empty(Index("A lamp.", "A bell.").Search(question, 5));

    [Fact]
    public void NoPassages_FindsNothing() => Assert.Empty(Index().Search("lamp", 5));

    private static PassageIndex Index(params string[] texts) =>
        new([.. texts.Select(text => new Passage("a.md", "A", "", text))]);
}
