namespace Aegis.Generators.Tests.Tools;

/// <summary>What schemas advertise is bound, also where a collection's property has no setter.</summary>
public class ReadOnlyCollectionTests
{
    [Theory]
    [InlineData("class", "List<string> V { get; } = [\"x\"];", """["a","b"]""", """["x","a","b"]""")]
    [InlineData("class", "IList<int> V { get; } = new List<int>();", """[1,"2"]""", "[1,2]")]
    [InlineData("class", "IReadOnlyList<int> V { get; } = new List<int>();", "[1]", "[1]")]
    [InlineData("class", "HashSet<string> V { get; } = [];", """["a","a"]""", """["a"]""")]
    [InlineData("class", "ISet<string> V { get; } = new SortedSet<string>();", """["b","a"]""", """["a","b"]""")]
    [InlineData("class", "Dictionary<string, int> V { get; } = [];", """{"a":1}""", """{"a":1}""")]
    [InlineData(
        "class",
        "IDictionary<string, int> V { get; } = new SortedList<string, int>();",
        """{"a":1}""",
        """{"a":1}"""
    )]
    [InlineData("record", "List<string> V { get; } = [];", """["a"]""", """["a"]""")]
    public async Task CollectionWithoutSetter_IsFilled(string kind, string member, string json, string expected)
    {
        using var box = Box(kind, member);

        Assert.Contains("\"v\"", box["do"].JsonSchema.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(expected, await box.CallAsync("do", Call(json)));
    }

    [Theory]
    [InlineData("class", "int[] V => [1];", "[2]")]
    [InlineData("class", "List<string>? V { get; }", """["a"]""")]
    public async Task CollectionThatDoesNotGrow_IsRefusedRatherThanReadPast(string kind, string member, string json)
    {
        using var box = Box(kind, member);

        Assert.Contains("leave it out", await box.CallAsync("do", Call(json)), StringComparison.Ordinal);
        Assert.DoesNotContain("error", await box.CallAsync("do", """{"x":{"name":"n"}}"""), StringComparison.Ordinal);
    }

    private static string Call(string json) => $$"""{"x":{"name":"n","v":{{json}} } }""";

    private static Toolbox Box(string kind, string member) =>
        Toolbox.Of(
            $$"""
            public {{(
                kind == "record" ? "record T(string Name) {" : "class T { public string Name { get; set; } = \"\";"
            )}} public {{member}} }
            public partial class Box
            {
                [Tool] public string Do(T x) => System.Text.Json.JsonSerializer.Serialize(x.V);
            }
            """
        );
}
