namespace Aegis.Generators.Tests.Tools;

/// <summary>What annotations say and no schema can is checked all the same.</summary>
public class EnforcedSchemaTests
{
    private const string Source = """
        using System.ComponentModel.DataAnnotations;
        public record Period([Range(typeof(DateOnly), "2020-01-01", "2029-12-31", MaximumIsExclusive = true)] DateOnly From);
        public readonly record struct Share([Range(1, 5)] int Size);
        public partial class Box
        {
            [Tool] public string Color([AllowedValues("Red", "a.b")] string x, DayOfWeek day = DayOfWeek.Monday) => x + day;
            [Tool] public string Plan(Period[] x) => $"{x.Length}";
            [Tool] public string Wait([Range(typeof(TimeSpan), "00:00:01", "01:00:00")] TimeSpan? x) => $"{x}";
            [Tool] public string Cut(Share x) => $"{x.Size}";
            [Tool] public string Count([MinLength(1)] Dictionary<string, int> x) => $"{x.Count}";
        }
        """;

    [Theory]
    [InlineData("color", """{"x":"Red","day":"FRIDAY"}""", "RedFriday")]
    [InlineData("color", """{"x":"RED"}""", "must match the pattern")]
    [InlineData("color", """{"x":"aXb"}""", "must be one of")]
    [InlineData("plan", """{"x":[{"from":"2020-01-01"}]}""", "1")]
    [InlineData("plan", """{"x":[{"from":"2019-12-31"}]}""", "must be at least 2020-01-01")]
    [InlineData("plan", """{"x":[{"from":"2029-12-31"}]}""", "must be before 2029-12-31")]
    [InlineData("wait", """{"x":"00:30:00"}""", "00:30:00")]
    [InlineData("wait", """{"x":"02:00:00"}""", "must be at most 01:00:00")]
    [InlineData("wait", """{"x":null}""", "")]
    [InlineData("cut", """{"x":{"size":5}}""", "5")]
    [InlineData("cut", """{"x":{"size":6}}""", "must be at most 5")]
    [InlineData("count", """{"x":{"a":1}}""", "1")]
    [InlineData("count", """{"x":{}}""", "must have at least 1 properties")]
    public async Task Call_HoldsToWhatAnnotationsSay(string tool, string arguments, string expected)
    {
        using var box = Toolbox.Of(Project.Generate(new TestCompilation("using Aegis;\n" + Source)));
        Assert.Contains(expected, await box.CallAsync(tool, arguments), StringComparison.Ordinal);
        Assert.DoesNotContain("x-aegis", box[tool].JsonSchema.GetRawText(), StringComparison.Ordinal);
    }
}
