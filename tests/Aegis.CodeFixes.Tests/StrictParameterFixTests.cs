namespace Aegis.CodeFixes.Tests;

/// <summary>AEG025.</summary>
public class StrictParameterFixTests
{
    [Fact]
    public Task OptionalInStrictTool_BecomesRequired() =>
        Fixes<StrictParameterFix>(
            null!,
            Box(
                "[Tool(Strict = true)] public string Do([System.ComponentModel.Description(\"X.\")] int {|AEG025:x|} = 1) => $\"{x}\";"
            ),
            Box(
                "[Tool(Strict = true)] public string Do([System.ComponentModel.Description(\"X.\")] int? x) => $\"{x ?? 1}\";"
            )
        );

    [Fact]
    public Task OptionalParametersOfAStrictTool_KeepTheirDefaultsWhereTheyAreUsed() =>
        Fixes<StrictParameterFix>(
            null!,
            Strict(
                "int {|AEG025:a|} = 1, string {|AEG025:b|} = \"x\", string? {|AEG025:c|} = null, DayOfWeek {|AEG025:d|} = DayOfWeek.Friday",
                "var text = b.Length + a * 2; Func<int> later = () => a; return Use(a: a, b) + text + later() + c + d;"
            ),
            Strict(
                "int? a, string? b, string? c, DayOfWeek? d",
                "var text = (b ?? \"x\").Length + (a ?? 1) * 2; Func<int> later = () => a ?? 1; return Use(a: a ?? 1, b ?? \"x\") + text + later() + c + (d ?? DayOfWeek.Friday);"
            )
        );

    [Theory]
    [InlineData("int {|AEG025:a|} = 1", "a++; return $\"{a}\";", "int? a")]
    [InlineData("int? {|AEG025:a|} = 1", "return $\"{a}\";", "int? a")]
    [InlineData("int {|AEG025:a|} = 1", "return nameof(a);", "int? a")]
    [InlineData("int {|AEG025:a|} = 1", "return new { a }.ToString()!;", "int? a")]
    public Task DefaultThatNoUseCanKeep_GoesAsTheTitleSays(string before, string body, string after) =>
        Fixes<StrictParameterFix>(
            "Make 'a' required and nullable, and drop the default of 'a'",
            Strict(before, body),
            Strict(after, body)
        );

    [Fact]
    public Task OptionalParameterBehindAService_HasNoFix() =>
        OffersNothing<StrictParameterFix>(
            Strict("[Service] IDisposable? s = null, int {|AEG025:a|} = 1", "return $\"{s}{a}\";")
        );

    private static string Strict(string parameters, string body) =>
        Box(
                $"[Tool(Strict = true)] public string Do({parameters}) {{ {body} }}",
                "private static string Use(int a, string b) => b + a;"
            )
            .Replace(
                "    [Tool",
                string.Concat("abcd".Select(name => $"    /// <param name=\"{name}\">It.</param>\n")) + "    [Tool",
                StringComparison.Ordinal
            );

    private static string Box(params string[] tools) =>
        "public partial class Box\n{\n"
        + string.Concat(tools.Select(tool => $"    /// <summary>Does it.</summary>\n    {tool}\n"))
        + "}\n";
}
