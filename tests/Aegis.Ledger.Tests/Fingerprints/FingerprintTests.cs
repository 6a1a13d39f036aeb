using System.Security.Cryptography;
using System.Text;

namespace Aegis.Ledger.Tests.Fingerprints;

public sealed class FingerprintTests
{
    private const int Pairs = 100_000;

    [Fact]
    public void RandomPairs_AreEqualWhenTheirMeaningIs()
    {
        var seed = RandomNumberGenerator.GetInt32(int.MaxValue);
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var (same, different) = (0, 0);
        for (var pair = 0; pair < Pairs; pair++)
        {
            var tree = JsonTree.Random(random);
            var other = pair % 2 == 0 ? tree : tree.Mutate(random);
            var (one, two) = (JsonSpelling.Of(tree, random), JsonSpelling.Of(other, random));
            var isSame = tree.Equals(other);
            _ = isSame ? same++ : different++;

            Assert.True(
                isSame == Fingerprint.Of("pay", "run", one).Equals(Fingerprint.Of("pay", "run", two)),
                $"seed {seed}, pair {pair}: {(isSame ? "one meaning" : "two meanings")}\n{one}\n{two}"
            );
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{same} pairs with one meaning, {different} with two");
        Assert.True(same > Pairs / 3 && different > Pairs / 3);
    }

    [Theory]
    [InlineData("9007199254740993", "9007199254740992")]
    [InlineData("1e400", "1e399")]
    [InlineData("\"é\"", "\"e\u0301\"")]
    [InlineData("[1,2]", "[2,1]")]
    [InlineData("null", "{}")]
    [InlineData("1", "\"1\"")]
    [InlineData("""{"a":null}""", "{}")]
    [InlineData("0.1", "0.10000000000000000000000000000000000000000001")]
    public void AnotherMeaning_IsAnotherFingerprint(string one, string other) =>
        Assert.NotEqual(Fingerprint.Of("pay", "run", one), Fingerprint.Of("pay", "run", other));

    [Theory]
    [InlineData("1", "1.0")]
    [InlineData("1", "10e-1")]
    [InlineData("-0", "0")]
    [InlineData("1000", "1E+3")]
    [InlineData("\"\\u0061\\/\"", "\"a/\"")]
    [InlineData("\"\\ud83d\\udd11\"", "\"🔑\"")]
    [InlineData("""{"b":1,"a":{"d":[ ],"c":2}}""", """{ "a" : { "c" : 2.0, "d" : [] }, "b" : 1 }""")]
    public void AnotherSpelling_IsTheSameFingerprint(string one, string other) =>
        Assert.Equal(Fingerprint.Of("pay", "run", one), Fingerprint.Of("pay", "run", other));

    [Theory]
    [InlineData("""{"a":1,"a":2}""", "repeats the name 'a'")]
    [InlineData("""{"a":1,"\u0061":2}""", "repeats the name 'a'")]
    [InlineData("\"\\ud800\"", "half a surrogate pair")]
    [InlineData("""{"\udc00":1}""", "half a surrogate pair")]
    [InlineData("1e401", "exponent beyond 400")]
    [InlineData("1e99999999999", "exponent beyond 400")]
    [InlineData("0.12345678901234567890123456789012345678901234567890123456789012345", "more than 64 digits")]
    [InlineData("{", "no JSON")]
    [InlineData("01", "no JSON")]
    [InlineData("[1,]", "no JSON")]
    [InlineData("", "no JSON")]
    public void UncertainJson_IsRefused(string json, string reason) =>
        Assert.Contains(
            reason,
            Assert.Throws<CanonicalJsonException>(() => Fingerprint.Of("pay", "run", json)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void InvalidUtf8_IsRefused() =>
        Assert.Throws<CanonicalJsonException>(() => CanonicalJson.Of(new byte[] { (byte)'"', 0xC3, 0x28, (byte)'"' }));

    [Theory]
    [InlineData(32, true)]
    [InlineData(33, false)]
    public void Depth_IsLimited(int depth, bool isAllowed)
    {
        var json = new string('[', depth) + new string(']', depth);

        var error = Record.Exception(() => CanonicalJson.Of(Encoding.UTF8.GetBytes(json)));

        Assert.Equal(isAllowed, error is null);
        Assert.True(isAllowed || error is CanonicalJsonException);
    }

    [Fact]
    public void Length_IsLimited()
    {
        var most = $"\"{new string('x', CanonicalJson.MaxLength - 2)}\"";

        Assert.Equal(most.Length, CanonicalJson.Of(Encoding.UTF8.GetBytes(most)).Length);
        Assert.Throws<CanonicalJsonException>(() => CanonicalJson.Of(Encoding.UTF8.GetBytes(most + " ")));
    }

    [Fact]
    public void Canonical_IsShortest()
    {
        var json = """ { "\u20ac" : "\u0001\u000a\u007f\/" , "1" : [ 12.50, -0e3, 1e2 ], "a":true } """;

        Assert.Equal(
            "{\"1\":[125e-1,0,1e2],\"a\":true,\"€\":\"\\u0001\\n\u007f/\"}",
            Encoding.UTF8.GetString(CanonicalJson.Of(Encoding.UTF8.GetBytes(json)))
        );
    }

    [Fact]
    public void Parts_DoNotRunIntoEachOther()
    {
        Assert.NotEqual(Fingerprint.Of("ab", "c", "1"), Fingerprint.Of("a", "bc", "1"));
        Assert.NotEqual(Fingerprint.Of("a", "b", "1"), Fingerprint.Of("a", "c", "1"));
    }

    [Fact]
    public void StoredFingerprints_StayWhatTheyAre() =>
        Assert.Equal(
            "1:"
                + Convert.ToHexStringLower(
                    SHA256.HashData([
                        .. "aegis-fp\u0001"u8,
                        .. "\0\0\0\u0003pay"u8,
                        .. "\0\0\0\u0003run"u8,
                        .. "\0\0\0\u0007{\"a\":1}"u8,
                    ])
                ),
            Fingerprint.Of("pay", "run", """{ "a": 1.0 }""").ToString()
        );
}
