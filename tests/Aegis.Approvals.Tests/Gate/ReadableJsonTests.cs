using System.Text;
using System.Text.Json;
using Aegis.Ledger;

namespace Aegis.Approvals.Tests.Gate;

public sealed class ReadableJsonTests
{
    [Theory]
    [InlineData("100", "100")]
    [InlineData("120.50", "120.5")]
    [InlineData("0.001", "0.001")]
    [InlineData("-12.5", "-12.5")]
    [InlineData("9007199254740993", "9007199254740993")]
    [InlineData("1e25", "10000000000000000000000000")]
    [InlineData("1e99", "1e99")]
    [InlineData("""{"b":[10,"1e1",null],"a":0.5}""", """{"a":0.5,"b":[10,"1e1",null]}""")]
    public void NumbersAreInFull_AndTheSame(string json, string readable)
    {
        using var canonical = JsonDocument.Parse(CanonicalJson.Of(Encoding.UTF8.GetBytes(json)));

        var read = ReadableJson.Of(canonical.RootElement).GetRawText();

        Assert.Equal(readable, read);
        Assert.Equal(CanonicalJson.Of(Encoding.UTF8.GetBytes(json)), CanonicalJson.Of(Encoding.UTF8.GetBytes(read)));
    }
}
