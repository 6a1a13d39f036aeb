namespace Aegis.Generators.Tests.Shapes;

public class DefaultValueTests
{
    [Theory]
    [InlineData("DayOfWeek", "DayOfWeek.Friday", "Friday")]
    [InlineData("DayOfWeek?", "DayOfWeek.Friday", "Friday")]
    [InlineData("DayOfWeek", "(DayOfWeek)(-3)", "-3")]
    [InlineData("AttributeTargets", "AttributeTargets.Class | AttributeTargets.Enum", "Class, Enum")]
    [InlineData("Big", "Big.Top", "Top")]
    [InlineData("decimal", "-0.10m", "-0.10")]
    [InlineData("decimal?", "79228162514264337593543950335m", "79228162514264337593543950335")]
    [InlineData("double", "double.NaN", "NaN")]
    [InlineData("double", "double.NegativeInfinity", "-Infinity")]
    [InlineData("double", "1e300", "1E+300")]
    [InlineData("float", "-1.5f", "-1.5")]
    [InlineData("long", "long.MinValue", "-9223372036854775808")]
    [InlineData("int", "int.MinValue", "-2147483648")]
    [InlineData("ulong", "ulong.MaxValue", "18446744073709551615")]
    [InlineData("sbyte", "-7", "-7")]
    [InlineData("byte?", "7", "7")]
    [InlineData("char", "'\\''", "'")]
    [InlineData("char", "'\\u2028'", "\u2028")]
    [InlineData("char", "'\\0'", "\0")]
    [InlineData("bool", "true", "True")]
    [InlineData("string", "\"a\\\"b\\r\\n\\t{0}\\\\ \\u2028 é\"", "a\"b\r\n\t{0}\\ \u2028 é")]
    [InlineData("string?", "null", "")]
    [InlineData("object?", "null", "")]
    [InlineData("Guid", "default", "00000000-0000-0000-0000-000000000000")]
    [InlineData("(int, string?)", "default", "(0, )")]
    [InlineData("int?", "null", "")]
    [InlineData("nint", "5", "5")]
    public async Task DefaultOfAnInputAndOfAConstructor_IsKept(string type, string value, string expected)
    {
        var result = await Project.RunAsync(
            $$"""
            public enum Big : ulong { Top = ulong.MaxValue }
            [Agent] public partial class Taker
            {
                private readonly {{type}} own;
                public Taker({{type}} own = {{value}}) => this.own = own;
                public string Run({{type}} given = {{value}}) => FormattableString.Invariant($"{given}|{own}");
            }
            [Pipeline] public partial class All;
            public static class Consumer
            {
                public static async Task<string> Run() => (await new All().RunPipelineAsync()).Taker.Value;
            }
            """
        );
        Assert.Equal($"{expected}|{expected}", result);
    }

    [Fact]
    public async Task HalfASurrogatePair_IsKept()
    {
        var result = await Project.RunAsync(
            """
            [Agent] public partial class Taker { public int Run(string text = "a\ud83d", char letter = '\udc4d') => text[1] + letter; }
            [Pipeline] public partial class All;
            public static class Consumer
            {
                public static async Task<int> Run() => (await new All().RunPipelineAsync()).Taker.Value;
            }
            """
        );
        Assert.Equal(0xd83d + 0xdc4d, result);
    }

    [Fact]
    public async Task DefaultsThatDiffer_AreDropped()
    {
        var result = await Project.RunAsync(
            """
            [Agent] public partial class A { public int Run(int count = 1, int size = 4) => count + size; }
            [Agent] public partial class B { public int Run(int count = 2, int size = 4) => count + size; }
            [Pipeline] public partial class All;
            public static class Consumer
            {
                public static async Task<int> Run() => (await new All().RunPipelineAsync(3)).B.Value;
            }
            """
        );
        Assert.Equal(7, result);
    }
}
