namespace Aegis.CodeFixes.Tests;

/// <summary>AEG050.</summary>
public class FallbackFixTests
{
    [Fact]
    public Task MissingFallbackOfAnAgent_IsAdded() =>
        Fixes<FallbackFix>(
            "Add 'Yesterday' to 'Prices'",
            """
            [Agent, {|AEG050:Fallback("Yesterday")|}]
            public partial class Prices
            {
                public Task<List<decimal?>> RunAsync(string? item, int @class, CancellationToken cancellationToken) =>
                    Task.FromResult<List<decimal?>>([item?.Length + @class]);
            }
            """,
            """
            [Agent, Fallback("Yesterday")]
            public partial class Prices
            {
                public Task<List<decimal?>> RunAsync(string? item, int @class, CancellationToken cancellationToken) =>
                    Task.FromResult<List<decimal?>>([item?.Length + @class]);

                public List<decimal?> Yesterday(string? item, int @class, CancellationToken cancellationToken, Exception error)
                {
                    throw new NotImplementedException();
                }
            }
            """
        );

    [Fact]
    public Task MissingFallbackThatIsNamedInCode_IsAdded() =>
        Fixes<FallbackFix>(
            "Add 'Spare' to 'A'",
            """
            [Agent("Go."), {|AEG050:Fallback(nameof({|CS0103:Spare|}))|}]
            public partial class A;
            """,
            """
            [Agent("Go."), Fallback(nameof(Spare))]
            public partial class A
            {
                public string Spare(string message, Exception error)
                {
                    throw new NotImplementedException();
                }
            }
            """
        );

    [Fact]
    public Task MissingFallbacks_AreAddedAsInternalWhereTheClassIs() =>
        Fixes<FallbackFix>(
            null!,
            """
            [Agent("Go."), {|AEG050:Fallback("Spare")|}]
            partial class A;

            [Agent, {|AEG050:Fallback("Nothing")|}]
            partial class B
            {
                public void Run(string error, int error2) { }
            }
            """,
            """
            [Agent("Go."), Fallback("Spare")]
            partial class A
            {
                internal string Spare(string message, Exception error)
                {
                    throw new NotImplementedException();
                }
            }

            [Agent, Fallback("Nothing")]
            partial class B
            {
                public void Run(string error, int error2) { }

                internal void Nothing(string error, int error2, Exception error3)
                {
                    throw new NotImplementedException();
                }
            }
            """
        );

    [Fact]
    public Task MissingFallbacksOfTools_AreAddedOnceEach() =>
        Fixes<FallbackFix>(
            null!,
            """
            public partial class T
            {
                [Tool(Description = "Looks."), {|AEG050:Fallback("Spare")|}]
                public static int One() => 1;

                [Tool(Description = "Looks."), {|AEG050:Fallback("Spare")|}]
                public static int Two() => 2;

                [Tool(Description = "Looks."), {|AEG050:Fallback("Other")|}]
                public async IAsyncEnumerable<int> Three() { await Task.Yield(); yield return 3; }
            }
            """.Replace(
                "Three()",
                "Three([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token)",
                StringComparison.Ordinal
            ),
            """
            public partial class T
            {
                [Tool(Description = "Looks."), Fallback("Spare")]
                public static int One() => 1;

                [Tool(Description = "Looks."), Fallback("Spare")]
                public static int Two() => 2;

                [Tool(Description = "Looks."), Fallback("Other")]
                public async IAsyncEnumerable<int> Three() { await Task.Yield(); yield return 3; }

                private static int Spare(Exception error)
                {
                    throw new NotImplementedException();
                }

                private IReadOnlyList<int> Other(CancellationToken token, Exception error)
                {
                    throw new NotImplementedException();
                }
            }
            """.Replace(
                "Three()",
                "Three([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token)",
                StringComparison.Ordinal
            )
        );

    [Theory]
    [InlineData("public partial", "private static", "public static", "Make 'Spare' public")]
    [InlineData("public partial", "internal", "public", "Make 'Spare' public")]
    [InlineData("internal partial", "private protected", "internal", "Make 'Spare' internal")]
    [InlineData("partial", "", "internal", "Make 'Spare' internal")]
    public Task FallbackThatCanNotBeCalled_BecomesAccessible(string type, string before, string after, string title) =>
        Fixes<FallbackFix>(
            title,
            $$"""
            [Agent("Go."), {|AEG050:Fallback(nameof(Spare))|}]
            {{type}} class A
            {
                /// <summary>Stays.</summary>
                {{before + (before.Length > 0 ? " " : "")}}string Spare(string message) => message;
            }
            """,
            $$"""
            [Agent("Go."), Fallback(nameof(Spare))]
            {{type}} class A
            {
                /// <summary>Stays.</summary>
                {{after}} string Spare(string message) => message;
            }
            """
        );

    [Theory]
    [InlineData("not a name", "")]
    [InlineData("A", "")]
    [InlineData("Spare", "public string Spare { get; } = \"\";")]
    [InlineData("Spare", "public int Spare() => 1;")]
    public Task WhatNoMethodCouldMend_HasNoFix(string name, string member) =>
        OffersNothing<FallbackFix>(
            $$"""[Agent("Go."), {|AEG050:Fallback("{{name}}")|}] public partial class A { {{member}} }"""
        );
}
