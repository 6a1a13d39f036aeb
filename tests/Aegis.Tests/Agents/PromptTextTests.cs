using System.Globalization;
using Aegis.Agents;
using Aegis.Tests.Agents.Emitted;

namespace Aegis.Tests.Agents;

public sealed class PromptTextTests
{
    private readonly AgentContext context = new("Writer");

    public static TheoryData<object?, string> SimpleValues =>
        new()
        {
            { null, "" },
            { "a \"text\"\n", "a \"text\"\n" },
            { true, "true" },
            { 'x', "x" },
            { -1234567, "-1234567" },
            { 1234.5, "1234.5" },
            { 1234.50m, "1234.50" },
            { Severity.High, "High" },
            { new DateTime(2026, 1, 5, 9, 30, 0, DateTimeKind.Utc), "2026-01-05T09:30:00Z" },
            { new DateTimeOffset(2026, 1, 5, 9, 30, 0, TimeSpan.FromHours(9)), "2026-01-05T09:30:00+09:00" },
            { new DateOnly(2026, 1, 5), "2026-01-05" },
            { new TimeOnly(9, 30), "09:30:00" },
            { new TimeSpan(1, 2, 3), "01:02:03" },
            { Guid.Empty, "00000000-0000-0000-0000-000000000000" },
            { new Uri("https://example.com/a b"), "https://example.com/a b" },
        };

    [Theory]
    [MemberData(nameof(SimpleValues), DisableDiscoveryEnumeration = true)]
    public void SimpleValue_IsItsText(object? value, string expected) =>
        Assert.Equal(expected, PromptText.Of(context, value));

    [Fact]
    public void Number_DoesNotFollowTheCulture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = "," } };
        try
        {
            Assert.Equal("1.5", PromptText.Of(context, 1.5));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void NullableNumber_IsItsText()
    {
        Assert.Equal("7", PromptText.Of<int?>(context, 7));
        Assert.Equal("", PromptText.Of<int?>(context, null));
    }

    [Fact]
    public void Record_IsJson() =>
        Assert.Equal(
            """{"title":"Zinsen für A&B","severity":"High"}""",
            PromptText.Of(context, new Risk("Zinsen für A&B", Severity.High))
        );

    [Fact]
    public void List_IsJson() =>
        Assert.Equal("""["a","b"]""", PromptText.Of<IReadOnlyList<string>>(context, ["a", "b"]));

    [Fact]
    public void FormattableRecordOfTheUser_IsJson() =>
        Assert.Equal("""{"amount":5}""", PromptText.Of(context, new Money(5)));

    [Fact]
    public void Object_IsJsonOfWhatItIs() =>
        Assert.Equal("""{"amount":5}""", PromptText.Of<object>(context, new Money(5)));

    [Fact]
    public void Template_IsFilledInOrder()
    {
        const int Count = 3;
        var company = new Company("Acme", Ticker: null);
        string? nothing = null;

        Assert.Equal(
            "{Top} 3 of {\"name\":\"Acme\"}:\n.",
            PromptText.Format(context, $"{{Top}} {Count} of {company}:\n{nothing}.")
        );
    }

    internal sealed record Money(decimal Amount) : IFormattable
    {
        public string ToString(string? format, IFormatProvider? formatProvider) => "money";
    }
}
