using ResearchReport.Extractive;
using ResearchReport.Text;

namespace Aegis.Samples.Tests.Extractive;

public sealed class SentenceRankerTests
{
    private static readonly string[] Text =
    [
        "Oil lamps lit the tower for many years.",
        "Gas lamps lit the tower after oil lamps.",
        "Electric lamps lit the tower after gas lamps.",
        "Seals sleep on beaches.",
    ];

    [Fact]
    public void SentenceLikeManyOthers_RanksAboveTheLoneOne()
    {
        var ranks = Rank(question: null);

        Assert.Equal(3, Array.IndexOf(ranks, ranks.Min()));
        Assert.Equal(1, Array.IndexOf(ranks, ranks.Max()));
    }

    [Fact]
    public void Ranks_AddUpToOne() => Assert.Equal(1, Rank(question: null).Sum(), precision: 6);

    [Fact]
    public void Question_LiftsWhatAnswersIt()
    {
        var ranks = Rank("Where do seals sleep?");

        Assert.Equal(3, Array.IndexOf(ranks, ranks.Max()));
    }

    [Fact]
    public void QuestionOfOtherThings_KeepsTheOrder() =>
        Assert.Equal(Order(Rank(question: null)), Order(Rank("Zeppelins?")));

    [Fact]
    public void NearRepetition_IsNotChosenTwice()
    {
        var text = new RankedText(
            [
                "Oil lamps lit the old tower.",
                "Oil lamps lit the old towers.",
                "Fog signals helped ships beside oil lamps.",
            ],
            question: ""
        );

        var chosen = text.Choose(2);

        Assert.Contains(2, chosen);
    }

    private static IEnumerable<int> Order(double[] ranks) => Enumerable.Range(0, ranks.Length).OrderBy(i => ranks[i]);

    private static double[] Rank(string? question)
    {
        // the weights must not depend on whether there is a question
        var vectors = TermVector.Of([.. Text.Select(Words.Terms), Words.Terms(question ?? "Zeppelins?")]);
        return SentenceRanker.Rank([.. vectors.SkipLast(1)], question is null ? null : vectors[^1]);
    }
}
