using Aegis.Graph.Check;

namespace Aegis.Graph.Tests.Algorithms;

public class SpellingTests
{
    [Theory]
    [InlineData("topc", "topic")]
    [InlineData("Topic", "topic")]
    [InlineData("tpoic", null)]
    [InlineData("notse", null)]
    [InlineData("note", "notes")]
    [InlineData("companyName", "company_name")]
    [InlineData("x", "n")]
    [InlineData("elephant", null)]
    public void Name_IsGuessedWhenFewLettersAreWrong(string name, string? expected) =>
        Assert.Equal(expected, Spelling.Nearest(name, ["topic", "notes", "company_name", "n"]));

    [Fact]
    public void NearestWins_OverTheFirst() =>
        Assert.Equal("reports", Spelling.Nearest("reports1", ["reporter", "reports"]));

    [Fact]
    public void NothingKnown_GuessesNothing() => Assert.Null(Spelling.Nearest("topic", []));
}
