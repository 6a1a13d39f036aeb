namespace Aegis.Generators.Tests.Tools;

/// <summary>What is refused is refused in every spelling that would be read as it.</summary>
public class DeniedValueTests
{
    [Theory]
    [InlineData("[DeniedValues(5)] int", "5")]
    [InlineData("[DeniedValues(5)] int", "\"5\"")]
    [InlineData("[DeniedValues(5)] int", "\"5.0\"")]
    [InlineData("[DeniedValues(true)] bool", "\"True\"")]
    [InlineData("[DeniedValues(Speed.Express)] Speed", "\"Express\"")]
    [InlineData("[DeniedValues(Speed.Express)] Speed", "\"express\"")]
    [InlineData("[DeniedValues(\"root\")] string", "\"root\"")]
    public async Task DeniedValue_IsRefusedHoweverItIsWritten(string parameter, string json)
    {
        using var box = Box(parameter);

        Assert.Contains("must be none of", await box.CallAsync("do", $$"""{"x":{{json}}}"""), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[DeniedValues(5)] int", "\"6\"", "6")]
    [InlineData("[DeniedValues(Speed.Express)] Speed", "\"slow\"", "Slow")]
    [InlineData("[DeniedValues(\"root\")] string", "\"ROOT\"", "ROOT")]
    public async Task OtherValue_IsTaken(string parameter, string json, string expected)
    {
        using var box = Box(parameter);

        Assert.Equal(expected, await box.CallAsync("do", $$"""{"x":{{json}}}"""));
    }

    private static Toolbox Box(string parameter) =>
        Toolbox.Of(
            $$"""
            using System.ComponentModel.DataAnnotations;
            public enum Speed { Slow, Express }
            public partial class Box { [Tool] public string Do({{parameter}} x) => $"{x}"; }
            """
        );
}
