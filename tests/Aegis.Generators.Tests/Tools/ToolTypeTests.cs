namespace Aegis.Generators.Tests.Tools;

/// <summary>Every kind of type that can have tools.</summary>
public class ToolTypeTests
{
    [Theory]
    [InlineData("public partial class Box { [Tool] public int Do() => 1; }", true)]
    [InlineData("public sealed partial record Box { [Tool] public int Do() => 1; }", false)]
    [InlineData("public partial struct Box { [Tool] public int Do() => 1; }", false)]
    [InlineData("public readonly partial record struct Box { [Tool] public int Do() => 1; }", false)]
    [InlineData("public static partial class Box { [Tool] public static int Do() => 1; }", true)]
    [InlineData("public partial class Box { [Tool] public static int Do() => 1; }", true)]
    [InlineData("public partial record Box { [Tool] public static int Do() => 1; }", true)]
    [InlineData("internal partial class Box { [Tool] private protected int Do() => 1; }", true)]
    public async Task Type_HoldsItsTools(string source, bool areKept)
    {
        using var box = Toolbox.Of(source);
        Assert.Equal("1", await box.CallAsync("do"));
        Assert.Equal(areKept, ReferenceEquals(box.Tools, box.Tools));
    }

    [Fact]
    public async Task NestedInGenerics_HoldsItsTools()
    {
        var result = await Project.RunAsync(
            """
            namespace Deep.@class
            {
                public partial interface IOuter<T> where T : class
                {
                    public static partial class Box<TItem>
                    {
                        private partial record struct Inner(int Number)
                        {
                            [Tool] internal string Do(int number) => $"{Number + number} {typeof(T).Name} {typeof(TItem).Name}";
                            public System.Collections.Generic.IReadOnlyList<Microsoft.Extensions.AI.AIFunction> All => Tools;
                        }
                        public static System.Collections.Generic.IReadOnlyList<Microsoft.Extensions.AI.AIFunction> Find() => new Inner(3).All;
                    }
                }
            }
            public static class Consumer
            {
                public static async Task<object?> Run() =>
                    await Deep.@class.IOuter<string>.Box<int>.Find()[0].InvokeAsync(new() { ["number"] = 4 });
            }
            """
        );
        Assert.Equal("7 String Int32", result);
    }

    [Fact]
    public async Task DerivedType_HoldsTheBasesToolsExceptOfEqualName()
    {
        const string source = """
            public partial class Root { [Tool] public virtual string Both() => "root"; [Tool] public string Mine() => "mine"; }
            public class Between : Root { public override string Both() => "between"; }
            public partial class Box : Between { [Tool(Name = "mine")] public string Other() => "other"; [Tool] public string More() => "more"; }
            public static partial class Fixed { [Tool] public static int One() => 1; }
            public partial class StaticRoot { [Tool] public static int One() => 1; }
            public partial class StaticLeaf : StaticRoot { [Tool] public static int Two() => 2; }
            public partial class Leaf : StaticRoot { [Tool] public int Two() => 2; }
            """;
        var run = Project.Compile(source);
        using (var box = Toolbox.Of(run))
        {
            Assert.Equal(["mine", "more", "both"], box.Names);
            Assert.Equal("between", await box.CallAsync("both"));
        }

        foreach (var type in new[] { "StaticLeaf", "Leaf" })
        {
            using var box = Toolbox.Of(run, type);
            Assert.Equal(["two", "one"], box.Names);
            Assert.Equal(type == "StaticLeaf", box.ToolsProperty.GetMethod!.IsStatic);
        }
    }

    [Fact]
    public async Task TypeOfAnotherProject_IsDerivedFrom()
    {
        var library = Project.Compile(
            new TestCompilation("using Aegis;\npublic partial class Root { [Tool] public string First() => \"1\"; }")
            {
                AssemblyName = "Lib",
            }
        );
        var app = new TestCompilation(
            "using Aegis;\npublic partial class Box : Root { [Tool] public string Second() => \"2\"; }\npublic partial class Other : Box;"
        )
        {
            Projects = [library.AsImage()],
        };
        using var box = Toolbox.Of(Project.Compile(app));
        Assert.Equal(["second", "first"], box.Names);
        Assert.Equal("1", await box.CallAsync("first"));
    }
}
