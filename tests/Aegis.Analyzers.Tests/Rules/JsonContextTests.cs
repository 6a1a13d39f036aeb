namespace Aegis.Analyzers.Tests.Rules;

/// <summary>AEG066.</summary>
public class JsonContextTests
{
    private const string Doc = "/// <summary>Does it.</summary>\n";

    [Fact]
    public Task TypeThatNoContextKnows_ReportsUnderAot() =>
        Reports(
            Project(
                    "public record Order(int Id);\npublic partial class Box {\n"
                        + Doc
                        + "/// <param name=\"x\">X.</param>\n[Tool] public int {|AEG066:Do|}(Order x) => x.Id; }"
                )
                .WithOption("build_property.PublishAot", "true"),
            "Tool 'Box.Do' exchanges 'Order', which needs a JsonSerializerContext under AOT and trimming, and the project has none; add [JsonSerializable(typeof(Order))]"
        );

    [Theory]
    [InlineData("Order", "Do")]
    [InlineData("Order[]", "Do")]
    [InlineData("Line", "Do")]
    [InlineData("Express", "Do")]
    [InlineData("Size?", "Do")]
    [InlineData("Hidden", "{|AEG066:Do|}")]
    [InlineData("List<Order>", "{|AEG066:Do|}")]
    public Task TypeInOneThatAContextKnows_IsKnown(string type, string method) =>
        Reports(
            Project(
                    $$"""
                    using System.Text.Json.Serialization;
                    public record struct Size(int Width);
                    public record Hidden(int Id);
                    [JsonDerivedType(typeof(Express), "express")] public record Line(int Id, Size? Size);
                    public record Express(int Id, Size? Size) : Line(Id, Size);
                    public record Order(Dictionary<string, Line> Lines) { [JsonIgnore] public Hidden? Hidden { get; init; } }
                    public record Shop(Order[] Orders);
                    [JsonSerializable(typeof(Shop))]
                    public class Known() : JsonSerializerContext(null)
                    {
                        public static Known Default { get; } = new();
                        protected override System.Text.Json.JsonSerializerOptions? GeneratedSerializerOptions => null;
                        public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => null;
                    }
                    public partial class Box
                    {
                        {{Doc}}/// <param name="x">X.</param>
                        [Tool] public int {{method}}({{type}} x) => 1;
                    }
                    """
                )
                .WithOption("build_property.PublishAot", "true")
        );
}
