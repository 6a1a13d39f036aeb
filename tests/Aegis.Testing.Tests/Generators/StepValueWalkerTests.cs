using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Aegis.Testing.Tests.Generators;

public class StepValueWalkerTests
{
    private static readonly CSharpCompilation _compilation = new TestCompilation("class C;").Create();

    public static TheoryData<string, object> Forbidden =>
        new()
        {
            { "node", _compilation.SyntaxTrees[0].GetRoot(default) },
            { "array", new[] { _compilation.SyntaxTrees[0] } },
            { "immutable", ImmutableArray.Create<object>(1, _compilation) },
            {
                "list",
                new List<ISymbol> { _compilation.GetSpecialType(SpecialType.System_Int32) }
            },
            { "tuple", (1, ("x", Location.None)) },
            {
                "dictionary",
                new Dictionary<string, object> { ["x"] = _compilation.GlobalNamespace }
            },
            { "constant", new TypedConstant?[] { default(TypedConstant) } },
            { "closure", new Func<string>(() => _compilation.ToString()!) },
            { "base", new Derived(_compilation.Assembly) },
        };

    [Theory]
    [MemberData(nameof(Forbidden))]
    public void RoslynObject_IsFound(string name, object value)
    {
        // a static field is no part of the value
        if (name == "closure")
        {
            var compilation = _compilation;
            value = new Func<string>(() => compilation.ToString()!);
        }

        Assert.Throws<TestFailureException>(() => new StepValueWalker().Walk(value, "Step"));
    }

    [Fact]
    public void Path_IsNamed()
    {
        var value = new { Items = ImmutableArray.Create(new { Where = Location.None }) };

        var failure = Assert.Throws<TestFailureException>(() => new StepValueWalker().Walk(value, "Step"));

        Assert.Contains("Step.Items.array[0].Where holds a Location", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PlainData_Passes()
    {
        var cyclic = new List<object> { 1, "x", DateTime.UnixEpoch, default(ImmutableArray<string>), typeof(string) };
        cyclic.Add(cyclic);

        new StepValueWalker().Walk(cyclic, "Step");
    }

    private class Base(object kept)
    {
        public object Kept { get; } = kept;
    }

    private sealed class Derived(object kept) : Base(kept);
}
