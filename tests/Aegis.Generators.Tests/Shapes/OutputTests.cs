namespace Aegis.Generators.Tests.Shapes;

public class OutputTests
{
    [Theory]
    [InlineData("(int Count, string Name)", "(1, \"a\")", "x.Count + x.Name", "1a")]
    [InlineData("(int, (string?, int[]))?", "(1, (null, new[] { 2 }))", "\"\" + x!.Value.Item2.Item2[0]", "2")]
    [InlineData("int[][,]", "new[] { new int[1, 2] }", "\"\" + x[0].Length", "2")]
    [InlineData("string?[]?", "new string?[] { null }", "\"\" + x?.Length", "1")]
    [InlineData("DateTime?", "null", "\"\" + (x is null)", "True")]
    [InlineData(
        "Dictionary<string, List<(int A, int? B)>>",
        "new() { [\"k\"] = new() { (1, null) } }",
        "\"\" + x[\"k\"][0].A",
        "1"
    )]
    [InlineData("Outer<int>.Inner<string?>", "new(\"i\")", "x.Value!", "i")]
    [InlineData("dynamic", "5", "\"\" + x", "5")]
    [InlineData("List<dynamic>", "new() { 6 }", "\"\" + x[0]", "6")]
    [InlineData("object", "7", "\"\" + x", "7")]
    [InlineData("nint", "8", "\"\" + x", "8")]
    [InlineData("string?", "null", "\"\" + (x is null)", "True")]
    [InlineData("Func<int?, string>", "number => number + \"f\"", "x(1)", "1f")]
    [InlineData("Task<int>[]", "new[] { Task.FromResult(3) }", "\"\" + x[0].Result", "3")]
    [InlineData("@class", "new @class()", "\"\" + x.GetType().Name", "class")]
    public async Task Output_ReachesDependantAndResultAsDeclared(string type, string value, string use, string expected)
    {
        foreach (var (returns, body) in Shapes(type, value))
        {
            var result = await Project.RunAsync(
                $$"""
                public class Outer<T> { public record Inner<U>(U Value); }
                public class @class { }
                [Agent] public partial class Maker { public {{returns}} {{body}} }
                [Agent, DependsOn<Maker>] public partial class User { public string Run([From<Maker>] {{type}} x) => {{use}}; }
                [Agent, DependsOn<Maker>(Optional = true)] public partial class Viewer { public string Run(AgentOutcome<{{type}}> maker) { var x = maker.Value; return {{use}}; } }
                [Pipeline] public partial class All;
                public static class Consumer
                {
                    public static async Task<string> Run()
                    {
                        var result = await new All().RunPipelineAsync();
                        result.EnsureSuccess();
                        {{type}} x = result.Maker.Value;
                        return result.User.Value + result.Viewer.Value + ({{use}});
                    }
                }
                """
            );
            Assert.Equal(expected + expected + expected, result);
        }
    }

    private static (string Returns, string Body)[] Shapes(string type, string value) =>
        [
            ($"{type}", $"Run() => {value};"),
            ($"async Task<{type}>", $"RunAsync() {{ await Task.Yield(); return {value}; }}"),
        ];
}
