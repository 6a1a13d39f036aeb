using ResearchReport.Extractive;

namespace Aegis.Samples.Tests.Extractive;

public sealed class EmbeddedJsonTests
{
    [Fact]
    public void JsonInAPrompt_IsTakenApartFromTheText()
    {
        var (strings, remainder) = EmbeddedJson
            .Separate("Before {\"a\":[\"One é.\",2,{\"b\":\"Two.\"}]} after ü")!
            .Value;

        Assert.Equal(["One é.", "Two."], strings);
        Assert.Equal("Before  after ü", remainder);
    }

    [Theory]
    [InlineData("A set {x} and [some list")]
    [InlineData("{\"broken\": ")]
    [InlineData("Lamps were dim. [1] Lenses helped. [2]")]
    [InlineData("")]
    public void TextWithoutData_HasNone(string text) => Assert.Null(EmbeddedJson.Separate(text));

    [Fact]
    public void EmptyData_IsDataAllTheSame() => Assert.Empty(EmbeddedJson.Separate("{\"passages\":[]}")!.Value.Strings);
}
