using System.Text;
using System.Text.Json;
using Aegis.Schemas.Tests.Parity;
using Microsoft.CodeAnalysis;

namespace Aegis.Schemas.Tests.Hostile;

public sealed class HostileTests
{
    [Theory]
    [InlineData("Missing a")]
    [InlineData("List<Missing> a")]
    [InlineData("System.Collections.Generic.List<> a")]
    [InlineData("Missing.Deep<int>[] a")]
    [InlineData("int a = Missing.X")]
    [InlineData("int a = \"text\"")]
    [InlineData("[Range] int a")]
    [InlineData("[Range(Missing)] int a")]
    [InlineData("[AllowedValues(null)] string a")]
    [InlineData("[JsonConverter(null)] string a")]
    [InlineData("[Description(null)] string a")]
    [InlineData("[DefaultValue(typeof(int))] int a")]
    [InlineData("ref int a")]
    [InlineData("out int a")]
    [InlineData("void a")]
    [InlineData("void* a")]
    [InlineData("TypedReference a")]
    [InlineData("System.Enum a")]
    [InlineData("System.ValueType a")]
    [InlineData("System.Array a")]
    [InlineData("Exception a")]
    [InlineData("System.Text.Encoding a")]
    [InlineData("System.Reflection.Assembly a")]
    [InlineData("System.Net.Http.HttpClient a")]
    [InlineData("int")]
    [InlineData("")]
    public void BrokenParameter_GivesJsonAllTheSame(string parameters) =>
        AssertJson(Source.Parameters(parameters).Schema());

    [Theory]
    [InlineData("public record A(int X) : B(X); public record B(int X) : A(X);")]
    [InlineData("public class A : A { public int X { get; set; } }")]
    [InlineData("public class A : Missing { public int X { get; set; } }")]
    [InlineData("public class A { public int X { get; set; } public int X { get; set; } }")]
    [InlineData("public class A { public int x { get; set; } public int X { get; set; } }")]
    [InlineData("public struct A { public A Inner { get; set; } }")]
    [InlineData("public enum A { X = Missing, Y = X }")]
    [InlineData("[JsonDerivedType(typeof(A))] public class A { public A? Next { get; set; } }")]
    [InlineData("[JsonDerivedType(null)] public class A { }")]
    [InlineData(
        "[JsonDerivedType(typeof(A), \"x\")] [JsonDerivedType(typeof(A), \"x\")] public interface A { A Next { get; } }"
    )]
    [InlineData(
        "public class A { public required A Next { get; set; } [JsonPropertyName(null)] public int N { get; set; } }"
    )]
    [InlineData(
        "public class A : System.Collections.Generic.IEnumerable<A>, System.Collections.Generic.IDictionary<A, A> { }"
    )]
    [InlineData("public class A { public A(A other) { } [JsonConstructor] public A(int a, __arglist) { } }")]
    public void BrokenType_GivesJsonAllTheSame(string types)
    {
        var source = Source.Parameters("A a, List<A> b, A? c = null", types);
        AssertJson(source.Schema());
        AssertJson(source.Schema(strict: true));
    }

    [Fact]
    public void TypeParameter_IsADefect()
    {
        var source = Source.File("public class Tools { public void Run<T>(T a, List<T> b) { } }");
        Assert.Equal(["a", "b"], source.Schema().Defects.Select(defect => defect.Parameter));
    }

    [Theory]
    [InlineData("public class G<T> { public G<G<T>>? Next { get; set; } }")]
    [InlineData("public class G<T> { public G<G<T>>? Left { get; set; } public G<List<T>>? Right { get; set; } }")]
    [InlineData("public class G<T> { public Dictionary<string, G<T[]>>? Next { get; set; } }")]
    public void EndlessTypes_StopWithADefect(string types)
    {
        var source = Source.Parameters("G<int> a", types);
        var tool = source.Schema();
        AssertJson(tool);
        Assert.Contains(
            tool.Defects,
            defect =>
                defect.Detail.EndsWith("is nested too deep or is too large for a schema", StringComparison.Ordinal)
        );
        AssertJson(source.Schema(strict: true));
    }

    [Fact]
    public void HugeType_StopsWithADefect()
    {
        var types = new StringBuilder("public class C0 { public int X { get; set; } }");
        for (var i = 1; i < 40; i++)
        {
            types
                .Append($"public class C{i} {{ ")
                .AppendJoin(' ', Enumerable.Range(0, 200).Select(n => $"public C{i - 1} P{n} {{ get; set; }} = null!;"))
                .Append('}');
        }

        Assert.NotEmpty(Source.Parameters("C39 a", types.ToString()).Schema().Defects);
    }

    [Fact]
    public void SameSource_HasTheSameText()
    {
        foreach (var name in Corpus.Names)
        {
            var other = Corpus.Compilation.Clone().GetTypeByMetadataName(name.Split('.')[0])!;
            var method = other.GetMembers(name.Split('.')[1]).OfType<IMethodSymbol>().Single();
            Assert.Equal(Schemas.ToolOf(Corpus.Symbol(name)), Schemas.ToolOf(method));
        }
    }

    [Fact]
    public void Cancellation_StopsTheMaking()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var method = Corpus.Symbol("RecursiveTools.Linked");
        Assert.Throws<OperationCanceledException>(() =>
            ToolSchemas.OfParameters(method, [.. method.Parameters], false, Corpus.Compilation, source.Token)
        );
    }

    private static void AssertJson(ToolSchema tool)
    {
        var options = new JsonDocumentOptions { MaxDepth = 1000, AllowDuplicateProperties = true };
        using var document = JsonDocument.Parse(tool.Json, options);
        Assert.Equal(JsonValueKind.Object, document.RootElement.ValueKind);
        Assert.DoesNotContain('\n', tool.Json);
    }
}
