using System.Text.Json;
using Aegis.Accounts;

namespace Aegis.Ledger.Tests.Accounts;

public sealed class ApiKeySecretTests
{
    private static readonly Pepper Salt = new("2026", Enumerable.Repeat((byte)1, 32).ToArray());

    [Theory]
    [InlineData(false, "sk_live_")]
    [InlineData(true, "sk_test_")]
    public void NewKey_IsReadBack(bool isTest, string prefix)
    {
        var secret = ApiKeySecret.Create(isTest);
        var text = secret.Reveal();

        Assert.StartsWith(prefix, text, StringComparison.Ordinal);
        Assert.Matches("^sk_(live|test)_[0-9A-Za-z]{16}_[0-9A-Za-z]{43}_[0-9A-Za-z]{6}$", text);
        Assert.True(ApiKeySecret.TryParse(text, out var read));
        Assert.Equal((text, secret.KeyId, isTest), (read.Reveal(), read.KeyId, read.IsTest));
        Assert.Equal(secret.Mac(Salt), read.Mac(Salt));
    }

    [Fact]
    public void KeyWithOneCharacterChanged_IsNone()
    {
        var text = ApiKeySecret.Create().Reveal();
        for (var at = 0; at < text.Length; at++)
        {
            foreach (var other in "0aZ_-é")
            {
                var changed = $"{text[..at]}{other}{text[(at + 1)..]}";
                Assert.Equal(changed == text, ApiKeySecret.TryParse(changed, out _));
            }
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("sk_live_")]
    [InlineData("Bearer")]
    public void OtherText_IsNone(string? text) => Assert.False(ApiKeySecret.TryParse(text, out _));

    [Fact]
    public void CutKey_IsNone()
    {
        var text = ApiKeySecret.Create().Reveal();
        Assert.All(
            Enumerable.Range(0, text.Length),
            length => Assert.False(ApiKeySecret.TryParse(text[..length], out _))
        );
        Assert.False(ApiKeySecret.TryParse(text + "0", out _));
    }

    [Fact]
    public void Checksum_IsThatOfZip() => Assert.Equal(0xCBF43926u, Crc32.Of("123456789"));

    [Fact]
    public void PrintedKey_TellsNoSecret()
    {
        var secret = ApiKeySecret.Create();
        var hidden = secret.Reveal()[25..68];
        var key = new ApiKey
        {
            KeyId = secret.KeyId,
            Tenant = "acme",
            Principal = "alice",
            Kind = PrincipalKind.Person,
            Scopes = [],
            Mac = secret.Mac(Salt),
            PepperId = Salt.Id,
            CreatedAt = DateTimeOffset.UnixEpoch,
        };

        string[] printed = [$"{secret}", JsonSerializer.Serialize(secret), $"{key}", $"{new KeyOfTenant(key, "free")}"];

        Assert.All(printed, text => Assert.DoesNotContain(hidden, text, StringComparison.Ordinal));
        Assert.All(
            printed,
            text => Assert.DoesNotContain(Convert.ToHexString(key.Mac.Span), text, StringComparison.OrdinalIgnoreCase)
        );
        Assert.DoesNotContain("0101", $"{Salt}", StringComparison.Ordinal);
        Assert.Contains(secret.KeyId, $"{secret}", StringComparison.Ordinal);
    }

    [Fact]
    public void OtherPepper_MakesAnotherMac()
    {
        var secret = ApiKeySecret.Create();
        Assert.NotEqual(secret.Mac(Salt), secret.Mac(new Pepper("2027", Enumerable.Repeat((byte)2, 32).ToArray())));
        Assert.Throws<ArgumentException>(() => new Pepper("short", new byte[31]));
        Assert.Throws<ArgumentException>(() => new PepperRing(Salt, Salt));
    }
}
