using ResearchReport.Text;

namespace Aegis.Samples.Tests.Retrieval;

public sealed class SentencesTests
{
    [Theory]
    [InlineData("One. Two! Three? Four", "One.|Two!|Three?|Four")]
    [InlineData("Dr. Smith met J. M. Turner. They talked.", "Dr. Smith met J. M. Turner.|They talked.")]
    [InlineData("It rose by 3.5 metres. Then it fell.", "It rose by 3.5 metres.|Then it fell.")]
    [InlineData("\"Stop.\" He stopped.", "\"Stop.\"|He stopped.")]
    [InlineData("Oils, e.g. colza, burn. All do.", "Oils, e.g. colza, burn.|All do.")]
    [InlineData("A line\nbreak. A heading\n\nA paragraph.", "A line break.|A heading|A paragraph.")]
    [InlineData("", "")]
    public void Text_IsSplitWhereSentencesEnd(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Sentences.Of(text)));
}
