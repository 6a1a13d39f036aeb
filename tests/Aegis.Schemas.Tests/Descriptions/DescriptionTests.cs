using System.Text.Json;
using Microsoft.CodeAnalysis;

namespace Aegis.Schemas.Tests.Descriptions;

public sealed class DescriptionTests
{
    private const string Documented = """
        using System.Threading.Tasks;
        public partial class Tools
        {
            /// <summary>
            /// Finds <see cref="System.String"/>s, <see cref="List{T}.Add(T)"/> or <see langword="null"/>
            ///   with <c>x &lt; y</c>, <paramref name="query"/>.
            /// <para>Second.</para>
            /// </summary>
            /// <param name="query">What to <b>look</b> for.</param>
            /// <param name="options"></param>
            public void Run(string query, [Description("set")] Options options, Kind kind) { }
        }

        /// <summary>How to search.</summary>
        /// <param name="Depth">How deep.</param>
        public record Options(int Depth, [property: Description("wide")] int Width)
        {
            /// <summary>How long.</summary>
            public int Time { get; set; }
        }

        /** <summary>
         * Which kind.
         * </summary> */
        public enum Kind { A }
        """;

    [Theory]
    [InlineData(DocumentationMode.None)]
    [InlineData(DocumentationMode.Parse)]
    [InlineData(DocumentationMode.Diagnose)]
    public void Documentation_IsReadInEveryMode(DocumentationMode mode)
    {
        var source = Source.File(Documented, mode);
        Assert.Equal(
            "Finds Strings, Add or null with x < y, query. Second.",
            ToolDescriptions.OfMethod(source.Method, source.Compilation, TestContext.Current.CancellationToken)
        );
        var properties = JsonElement.Parse(source.Schema().Json).GetProperty("properties");
        Assert.Equal("What to look for.", Description(properties.GetProperty("query")));
        Assert.Equal("Which kind.", Description(properties.GetProperty("kind")));
        var options = properties.GetProperty("options");
        Assert.Equal("set", Description(options));
        Assert.Equal("How deep.", Description(options.GetProperty("properties").GetProperty("depth")));
        Assert.Equal("wide", Description(options.GetProperty("properties").GetProperty("width")));
        Assert.Equal("How long.", Description(options.GetProperty("properties").GetProperty("time")));
    }

    [Theory]
    [InlineData("[Description(\"d\")] public void Run(int a) { }", "d")]
    [InlineData("/// <summary>s</summary>\n[Description(\"d\")] public void Run(int a) { }", "d")]
    [InlineData("/// <summary>s</summary>\npublic void Run(int a) { }", "s")]
    [InlineData("// <summary>s</summary>\npublic void Run(int a) { }", null)]
    [InlineData("//// <summary>s</summary>\npublic void Run(int a) { }", null)]
    [InlineData("/// <summary>s\npublic void Run(int a) { }", null)]
    [InlineData("/// <summary> </summary>\npublic void Run(int a) { }", null)]
    [InlineData("/// <remarks>r</remarks>\npublic void Run(int a) { }", null)]
    [InlineData("public void Run(int a) { }", null)]
    public void Method_IsDescribedByAttributeElseSummary(string member, string? expected) =>
        Assert.Equal(expected, OfMethod($"public class Tools {{\n{member}\n}}"));

    [Fact]
    public void PartialMethod_TakesTheCommentOfEitherPart() =>
        Assert.Equal(
            "there",
            OfMethod(
                "public partial class Tools { public partial void Run(int a); }\npublic partial class Tools {\n/// <summary>there</summary>\npublic partial void Run(int a) { } }"
            )
        );

    [Fact]
    public void Inheritdoc_TakesTheCommentOfTheInterface() =>
        Assert.Equal(
            "of the interface",
            OfMethod(
                "public interface ITools {\n/// <summary>of the interface</summary>\nvoid Run(int a); }\npublic class Tools : ITools {\n/// <inheritdoc/>\npublic void Run(int a) { } }"
            )
        );

    [Theory]
    [InlineData("<inheritdoc cref=\"Other.Find(string)\"/>", "finds text")]
    [InlineData("<inheritdoc cref=\"Other.Find(int)\"/>", "finds numbers")]
    [InlineData("<inheritdoc cref=\"Other.Listed{T}(List{T})\"/>", "finds any")]
    [InlineData("<inheritdoc cref=\"Other\"/>", "finds")]
    [InlineData("<inheritdoc cref=\"M:Deep.Other.Find(System.Int32)\"/>", "finds numbers")]
    [InlineData("<inheritdoc cref=\"Other.Find(int)\" path=\"/summary\"/>", "finds numbers")]
    [InlineData("<summary><inheritdoc cref=\"Other.Find(int)\"/></summary>", "finds numbers")]
    [InlineData("<summary>own</summary><inheritdoc cref=\"Other.Find(int)\"/>", "own")]
    [InlineData("<inheritdoc cref=\"Helped\"/>", "finds numbers")]
    [InlineData("<inheritdoc cref=\"Nobody.Find(int)\"/>", null)]
    [InlineData("<inheritdoc cref=\"(\"/>", null)]
    [InlineData("<inheritdoc cref=\"Run\"/>", null)]
    public void InheritdocOfAnotherMember_TakesItsComment(string comment, string? expected)
    {
        foreach (var mode in new[] { DocumentationMode.None, DocumentationMode.Diagnose })
        {
            var source = Source.File(
                $$"""
                using System.Collections.Generic;
                using Deep;
                namespace Deep
                {
                    /// <summary>finds</summary>
                    public class Other
                    {
                        /// <summary>finds text</summary>
                        /// <param name="a">what text</param>
                        public void Find(string a) { }
                        /// <summary>finds numbers</summary>
                        public void Find(int a) { }
                        /// <summary>finds any</summary>
                        public void Listed<T>(List<T> a) { }
                    }
                }
                public class Tools
                {
                    /// {{comment}}
                    public void Run(int a) { }
                    /// <inheritdoc cref="Other.Find(int)"/>
                    public void Helped() { }
                }
                """,
                mode
            );
            var token = TestContext.Current.CancellationToken;
            Assert.Equal(expected, ToolDescriptions.OfMethod(source.Method, source.Compilation, token));
            Assert.Equal(
                expected == "finds text" ? "what text" : null,
                ToolDescriptions.OfParameter(source.Method.Parameters[0], source.Compilation, token)
            );
        }
    }

    [Fact]
    public void Inheritdoc_TakesTheCommentOfTheBase()
    {
        var source = Source.File(
            "public class Base {\n/// <param name=\"a\">of the base</param>\npublic virtual void Run(int a) { } }\npublic class Tools : Base {\n/// <inheritdoc/>\npublic override void Run(int a) { } }"
        );
        Assert.Equal(
            "of the base",
            ToolDescriptions.OfParameter(
                source.Method.Parameters[0],
                source.Compilation,
                TestContext.Current.CancellationToken
            )
        );
    }

    [Fact]
    public void PrimaryConstructor_DescribesThePropertiesThatItSets()
    {
        var source = Source.Parameters(
            "C a",
            "/// <param name=\"size\">how large</param>\npublic class C(int size) { public int Size { get; } = size; }"
        );
        var property = JsonElement
            .Parse(source.Schema().Json)
            .GetProperty("properties")
            .GetProperty("a")
            .GetProperty("properties")
            .GetProperty("size");
        Assert.Equal("how large", Description(property));
    }

    private static string? OfMethod(string text)
    {
        var source = Source.File(text);
        return ToolDescriptions.OfMethod(source.Method, source.Compilation, TestContext.Current.CancellationToken);
    }

    private static string? Description(JsonElement schema) =>
        schema.TryGetProperty("description", out var text) ? text.GetString() : null;
}
