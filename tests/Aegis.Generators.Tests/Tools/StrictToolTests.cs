namespace Aegis.Generators.Tests.Tools;

/// <summary>What strict schemas can not say is enforced, and null stands for what is left out.</summary>
public class StrictToolTests
{
    private const string Source = """
        using System.ComponentModel.DataAnnotations;
        public record Inner(int A, int B = 7, double? C = 1.5, string? D = null, Inner? Next = null);
        public class Loose { public int A { get; set; } = 3; public string? B { get; init; } [MaxLength(2)] public required string C { get; set; } }
        public partial class Box
        {
            [Tool(Strict = true)] public string Text([StringLength(3, MinimumLength = 2)] string a, [DeniedValues("no")] string b, [Url] string c) => a + b + c;
            [Tool(Strict = true)] public string Record(Inner x) => $"{x}";
            [Tool(Strict = true)] public string List(Loose[] x) => string.Join("|", x.Select(one => $"{one.A},{one.B ?? "-"},{one.C}"));
        }
        """;

    [Theory]
    [InlineData("text", """{"a":"ab","b":"x","c":"https://a.b"}""", "abxhttps://a.b")]
    [InlineData("text", """{"a":"abcd","b":"x","c":"https://a.b"}""", "must be at most 3 characters long")]
    [InlineData("text", """{"a":"ab","b":"no","c":"https://a.b"}""", "must be none of")]
    [InlineData("text", """{"a":"ab","b":"x","c":"a.b"}""", "must be an absolute URI")]
    [InlineData(
        "record",
        """{"x":{"a":1,"b":null,"c":null,"d":null,"next":null}}""",
        "Inner { A = 1, B = 7, C = 1.5, D = , Next =  }"
    )]
    [InlineData(
        "record",
        """{"x":{"a":1,"b":2,"c":3,"d":"e","next":{"a":4,"b":null,"c":null,"d":null,"next":null}}}""",
        "Inner { A = 1, B = 2, C = 3, D = e, Next = Inner { A = 4, B = 7, C = 1.5, D = , Next =  } }"
    )]
    [InlineData("record", """{"x":{"a":null,"b":2,"c":3,"d":null,"next":null}}""", "must be integer")]
    [InlineData("list", """{"x":[{"a":null,"b":null,"c":"d"},{"a":1,"b":"x","c":"ef"}]}""", "3,-,d|1,x,ef")]
    [InlineData("list", """{"x":[{"a":1,"b":null,"c":"efg"}]}""", "must be at most 2 characters long")]
    public async Task Call_HoldsToWhatTheCodeSays(string tool, string arguments, string expected)
    {
        using var box = Toolbox.Of(Project.Generate(new TestCompilation("using Aegis;\n" + Source)));
        Assert.Contains(expected, await box.CallAsync(tool, arguments), StringComparison.Ordinal);
    }
}
