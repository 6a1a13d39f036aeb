namespace Aegis.Generators.Tests.Tools;

/// <summary>Values that fit the schema, but not the type: a model is told so in words that it knows.</summary>
public class UnfitValueTests
{
    [Theory]
    [InlineData("byte", "1e3", "must be a whole number from 0 to 255")]
    [InlineData("byte?", "-1", "must be a whole number from 0 to 255")]
    [InlineData("sbyte[]", "[1,300]", "must be a whole number from -128 to 127 ($[1])")]
    [InlineData("decimal", "1e300", "must be a number of at most 28 digits")]
    [InlineData("char", "\"ab\"", "character")]
    [InlineData("Guid", "\"5\"", "must be a UUID, such as ")]
    [InlineData("DateOnly", "\"soon\"", "must be a date, such as 2026-01-31")]
    [InlineData("TimeSpan", "\"99999999.00:00:00\"", "must be a length of time, such as 01:30:00")]
    [InlineData("Address", """{"zip":300,"since":"2026-01-31"}""", "must be a whole number from 0 to 255 ($.zip)")]
    [InlineData("Address", """{"zip":3,"since":"soon"}""", "can not be read at $.since")]
    public async Task Value_IsRefusedInWords(string type, string json, string expected)
    {
        using var box = Toolbox.Of(
            $$"""
            public class Address { public byte Zip { get; set; } public DateOnly Since { get; set; } }
            public partial class Box { [Tool] public string Do({{type}} x) => "done"; }
            """
        );

        var result = await box.CallAsync("do", $$"""{"x":{{json}}}""");

        Assert.Contains(expected, result, StringComparison.Ordinal);
    }
}
