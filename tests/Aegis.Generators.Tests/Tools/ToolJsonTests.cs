namespace Aegis.Generators.Tests.Tools;

public class ToolJsonTests
{
    // what System.Text.Json's generator would write is not there in a test: only the property counts
    private const string Contexts = """
        using System.Text.Json.Serialization;
        using Aegis;
        public record Order(int Id);
        """;

    [Fact]
    public void ContextThatKnowsAType_ComesFirst()
    {
        var run = Project.Generate(
            new TestCompilation(
                Contexts
                    + """
                    [JsonSerializable(typeof(string))] public partial class Another : JsonSerializerContext;
                    [JsonSerializable(typeof(Order))] internal partial class Orders : JsonSerializerContext;
                    public static class Hiding { [JsonSerializable(typeof(Order))] private partial class Hidden : JsonSerializerContext; }
                    public partial class Box { [Tool] public int Do(Order order) => order.Id; }
                    """
            )
        );
        Assert.Contains(
            "ToolJson.For(global::Orders.Default, global::Another.Default);",
            run["Box.Tools.g.cs"],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void NoContext_TakesTheDefault()
    {
        var run = Project.Compile("public partial class Box { [Tool] public int Do(string text) => 1; }");
        Assert.Contains(
            "new(\"text\", global::Aegis.Tools.ToolJson.Default);",
            run["Box.Tools.g.cs"],
            StringComparison.Ordinal
        );
    }
}
