namespace Aegis.Generators.Tests.Tools;

/// <summary>Types that a constructor makes whole are built by it; all others by the serializer, with the same outcome.</summary>
public class ReaderTests
{
    [Theory]
    [InlineData("public record T(string Name, int? Count);", """{"name":"a","count":2}""", "T { Name = a, Count = 2 }")]
    [InlineData("public record T(string Name, int Count = 7);", """{"name":"a"}""", "T { Name = a, Count = 7 }")]
    [InlineData("public record T(string? Name = null);", """{"name":null}""", "T { Name =  }")]
    [InlineData("public record T(string Name = \"b\");", "{}", "T { Name = b }")]
    [InlineData("public enum E { A, B } public record T(E E, E? F = E.B);", """{"e":"b"}""", "T { E = B, F = B }")]
    [InlineData(
        "public record T([property: System.Text.Json.Serialization.JsonPropertyName(\"q\\\"r\")] int Q);",
        """{"q\"r":3}""",
        "T { Q = 3 }"
    )]
    [InlineData(
        "public record U(decimal D); public record T(U Inner, U? Other = null);",
        """{"inner":{"d":1.5}}""",
        "T { Inner = U { D = 1.5 }, Other =  }"
    )]
    [InlineData(
        "public record T(int V, T? Next = null);",
        """{"v":1,"next":{"v":2}}""",
        "T { V = 1, Next = T { V = 2, Next =  } }"
    )]
    [InlineData(
        "public readonly record struct U(int V); public record T(int V, U? Next = null);",
        """{"v":1}""",
        "T { V = 1, Next =  }"
    )]
    [InlineData(
        "public class U { public int V { get; set; } } public record T(int V, U? Next = null);",
        """{"v":1}""",
        "T { V = 1, Next =  }"
    )]
    [InlineData(
        "public class T { public T(int @class) => Class = @class; public int Class { get; } public override string ToString() => $\"{Class}\"; }",
        """{"class":4}""",
        "4"
    )]
    [InlineData("public record T<V>(V Value);", """{"value":"x"}""", "T { Value = x }", "T<string>")]
    public async Task TypeOfItsConstructor_IsBuiltWithoutSerializer(
        string type,
        string json,
        string expected,
        string name = "T"
    )
    {
        var run = Of(type, name);
        Assert.Contains("Reader = ReadT", run["Box.Tools.g.cs"], StringComparison.Ordinal);
        using var box = Toolbox.Of(run);
        Assert.Equal(expected, await box.CallAsync("do", $$"""{"x":{{json}}}"""));
    }

    [Theory]
    [InlineData("public record T(int A) { public int B { get; init; } }", """{"a":1,"b":2}""", "T { A = 1, B = 2 }")]
    [InlineData(
        "public class T { public int A { get; set; } public override string ToString() => $\"{A}\"; }",
        """{"a":1}""",
        "1"
    )]
    [InlineData(
        "public record T(int A) { public required int B { get; init; } }",
        """{"a":1,"b":2}""",
        "T { A = 1, B = 2 }"
    )]
    [InlineData("public readonly record struct T(int A);", """{"a":1}""", "T { A = 1 }")]
    [InlineData(
        "[System.Text.Json.Serialization.JsonDerivedType(typeof(U), \"u\")] public record T(int A); public record U(int A, int B) : T(A);",
        """{"$type":"u","a":1,"b":2}""",
        "U { A = 1, B = 2 }"
    )]
    [InlineData(
        "public record T(int A) { [System.Text.Json.Serialization.JsonExtensionData] public System.Collections.Generic.Dictionary<string, object>? More { get; init; } }",
        """{"a":1}""",
        "T { A = 1, More =  }"
    )]
    [InlineData(
        "public record T([property: System.Text.Json.Serialization.JsonNumberHandling(System.Text.Json.Serialization.JsonNumberHandling.Strict)] int A);",
        """{"a":1}""",
        "T { A = 1 }"
    )]
    public async Task TypeThatAsksForMore_IsLeftToTheSerializer(string type, string json, string expected)
    {
        var run = Of(type, "T");
        Assert.DoesNotContain("Reader = ", run["Box.Tools.g.cs"], StringComparison.Ordinal);
        using var box = Toolbox.Of(run);
        Assert.Equal(expected, await box.CallAsync("do", $$"""{"x":{{json}}}"""));
    }

    [Fact]
    public void TypeThatNeverEnds_IsNoEndlessWork()
    {
        var run = Project.Generate(
            """
            public record Endless<T>(Endless<System.Collections.Generic.List<T>>? Next);
            public partial class Box { [Tool] public string Do(Endless<int> x) => ""; }
            """
        );
        Assert.NotEmpty(run.Sources);
    }

    private static GeneratorRun Of(string types, string name) =>
        Project.Compile(
            $$"""
            {{types}}
            public partial class Box { [Tool] public string Do({{name}} x) => $"{x}"; }
            """
        );
}
