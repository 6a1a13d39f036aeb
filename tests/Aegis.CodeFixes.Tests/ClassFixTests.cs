namespace Aegis.CodeFixes.Tests;

/// <summary>AEG001, AEG002 and AEG003.</summary>
public class ClassFixTests
{
    [Fact]
    public Task ClassNotPartial_BecomesPartial() =>
        Fixes<AddPartialFix>(
            "Make 'A' partial",
            """
            /// <summary>Stays.</summary>
            [Agent("Go.")] // stays too
            public class {|AEG001:A|};
            """,
            """
            /// <summary>Stays.</summary>
            [Agent("Go.")] // stays too
            public partial class A;
            """
        );

    [Fact]
    public Task ClassWithoutModifiers_BecomesPartial() =>
        Fixes<AddPartialFix>(
            "Make 'A' partial",
            """
            // before
            [Agent("Go.")]
            class {|AEG001:A|} { }
            """,
            """
            // before
            [Agent("Go.")]
            partial class A { }
            """
        );

    [Fact]
    public Task Containers_BecomePartialToo() =>
        Fixes<AddPartialFix>(
            null!,
            """
            namespace N
            {
                public class Outer
                {
                    internal record Middle
                    {
                        [Agent("Go.")]
                        public sealed class {|AEG001:A|};
                    }
                }
            }
            """,
            """
            namespace N
            {
                public partial class Outer
                {
                    internal partial record Middle
                    {
                        [Agent("Go.")]
                        public sealed partial class A;
                    }
                }
            }
            """
        );

    [Fact]
    public Task SeveralClasses_BecomePartialAtOnce() =>
        Fixes<AddPartialFix>(
            null!,
            """
            public class Outer
            {
                [Agent("Go.")] public class {|AEG001:A|};
                [Agent("Go.")] public class {|AEG001:B|};
            }
            [Pipeline] public class {|AEG001:P|};
            """,
            """
            public partial class Outer
            {
                [Agent("Go.")] public partial class A;
                [Agent("Go.")] public partial class B;
            }
            [Pipeline] public partial class P;
            """
        );

    [Theory]
    [InlineData("abstract")]
    [InlineData("static")]
    [InlineData("file")]
    public Task ModifierInTheWay_IsRemoved(string modifier) =>
        Fixes<UnusableClassFix>(
            $"Remove '{modifier}' from 'A'",
            $$"""
            // before
            [Agent("Go.")]
            {{modifier}} partial class {|AEG002:A|};
            """,
            """
            // before
            [Agent("Go.")]
            partial class A;
            """
        );

    [Theory]
    [InlineData("private partial")]
    [InlineData("partial")]
    [InlineData("private protected partial")]
    public Task PrivateClass_BecomesInternal(string modifiers) =>
        Fixes<UnusableClassFix>(
            "Make 'A' internal",
            $$"""
            public partial class Outer
            {
                /// <summary>Stays.</summary>
                [Agent("Go.")]
                {{modifiers}} class {|AEG002:A|};
            }
            """,
            """
            public partial class Outer
            {
                /// <summary>Stays.</summary>
                [Agent("Go.")]
                internal partial class A;
            }
            """
        );

    [Fact]
    public Task GenericClass_HasNoFix() =>
        OffersNothing<UnusableClassFix>("[Agent(\"Go.\")] public partial class {|AEG002:A|}<T>;");

    [Fact]
    public Task AgentThatSaysNothing_GetsInstructions() =>
        Fixes<MissingRunMethodFix>(
            null,
            """
            [Agent]
            public partial class {|AEG003:A|};

            [Agent]
            public partial class {|AEG003:B|};

            [Agent("")]
            public partial class {|AEG003:C|};
            """,
            """
            [Agent("TODO: say what A is to do.")]
            public partial class A;

            [Agent("TODO: say what B is to do.")]
            public partial class B;

            [Agent("TODO: say what C is to do.")]
            public partial class C;
            """,
            "AEG003.AddInstructions"
        );

    [Fact]
    public Task InstructionsComeBeforeNamedArguments() =>
        Fixes<MissingRunMethodFix>(
            null,
            "[Agent(Id = \"a\")] public partial class {|AEG003:A|};",
            "[Agent(\"TODO: say what A is to do.\", Id = \"a\")] public partial class A;",
            "AEG003.AddInstructions"
        );

    [Fact]
    public Task AgentThatSaysNothing_GetsAMethod() =>
        Fixes<MissingRunMethodFix>(
            "Add a RunAsync to 'A'",
            """
            [Agent]
            public partial class {|AEG003:A|}; // stays

            """,
            """
            [Agent]
            public partial class A
            {
                public Task<string> RunAsync(CancellationToken cancellationToken)
                {
                    throw new NotImplementedException();
                }
            } // stays

            """,
            "AEG003.AddRunAsync"
        );

    [Fact]
    public Task AgentWithMembers_GetsAMethodBehindThem() =>
        Fixes<MissingRunMethodFix>(
            "Add a RunAsync to 'A'",
            """
            [Agent]
            public partial class {|AEG003:A|}
            {
                public int Number => 1;
            }
            """,
            """
            [Agent]
            public partial class A
            {
                public int Number => 1;

                public Task<string> RunAsync(CancellationToken cancellationToken)
                {
                    throw new NotImplementedException();
                }
            }
            """,
            "AEG003.AddRunAsync"
        );

    [Fact]
    public Task MethodTooMuch_IsRemoved() =>
        Fixes<UnusableRunMethodFix>(
            "Remove 'A.Run(int)'",
            """
            [Agent]
            public partial class A
            {
                public int Run() => 1;

                public int {|AEG003:Run|}(int number) => number;
            }
            """,
            """
            [Agent]
            public partial class A
            {
                public int Run() => 1;
            }
            """
        );

    [Fact]
    public Task PrivateMethod_BecomesPublic() =>
        Fixes<UnusableRunMethodFix>(
            "Make 'Run' public",
            "[Agent] public partial class A { int {|AEG003:Run|}() => 1; }",
            "[Agent] public partial class A { public int Run() => 1; }"
        );

    [Fact]
    public Task PromptBesideABody_IsRemoved() =>
        Fixes<UnusableRunMethodFix>(
            "Remove the [Prompt] of 'Run'",
            "[Agent] public partial class A { [Prompt(\"Go.\")] public int {|AEG003:Run|}() => 1; }",
            "[Agent] public partial class A { public int Run() => 1; }"
        );

    [Fact]
    public Task PromptOfAnotherMethod_IsRemoved() =>
        Fixes<UnusableRunMethodFix>(
            "Remove the [Prompt] of 'Text'",
            "[Agent(\"Go.\")] public partial class A { [Prompt(\"Go.\")] private int {|AEG003:Text|}() { return 1; } }",
            "[Agent(\"Go.\")] public partial class A { private int Text() { return 1; } }"
        );

    [Fact]
    public Task AsyncVoid_ReturnsTask() =>
        Fixes<UnusableRunMethodFix>(
            "Return Task from 'RunAsync'",
            "[Agent] public partial class A { public async void {|AEG003:RunAsync|}() => await Task.Yield(); }",
            "[Agent] public partial class A { public async Task RunAsync() => await Task.Yield(); }"
        );

    [Fact]
    public Task StaticDeclaration_LosesStatic() =>
        Fixes<UnusableRunMethodFix>(
            "Remove 'static' from 'RunAsync'",
            "[Agent(\"Go.\")] public partial class A { public static partial Task<int> {|AEG003:RunAsync|}(int n); }",
            "[Agent(\"Go.\")] public partial class A { public partial Task<int> RunAsync(int n); }"
        );

    [Fact]
    public Task DeclarationWithoutText_GetsAPrompt() =>
        Fixes<UnusableRunMethodFix>(
            "Add a [Prompt] to 'RunAsync'",
            """
            [Agent]
            public partial class A
            {
                /// <summary>Stays.</summary>
                public partial Task<int> {|AEG003:RunAsync|}(string topic, int count, CancellationToken token);
            }
            """,
            """
            [Agent]
            public partial class A
            {
                /// <summary>Stays.</summary>
                [Prompt("TODO: say what to do. {topic} {count}")]
                public partial Task<int> RunAsync(string topic, int count, CancellationToken token);
            }
            """
        );
}
