namespace Aegis.Analyzers.Tests.Rules;

/// <summary>AEG060, AEG061 and AEG062.</summary>
public class HostingTests
{
    [Theory]
    [InlineData("private int {|AEG060:count|};")]
    [InlineData("private int {|AEG060:count|}, {|AEG060:sum|};")]
    [InlineData("public int {|AEG060:Count|} { get; set; }")]
    [InlineData("public int {|AEG060:Count|} { get; private set; }")]
    public Task MutableState_Reports(string member) =>
        Reports($"[Agent] public partial class A {{ {member} public void Run() {{ }} }}");

    [Theory]
    [InlineData("private readonly int count = 1; public int Count => count;")]
    [InlineData("private const int Count = 1;")]
    [InlineData("private static int count; public static int Count() => count++;")]
    [InlineData("public int Count { get; }")]
    [InlineData("public int Count { get; init; }")]
    [InlineData("public int Count { get => 1; set { } }")]
    [InlineData("public event Action? Changed; public void Raise() => Changed?.Invoke();")]
    public Task WhatDoesNotChange_IsFine(string members) =>
        DoesNotReport($"[Agent] public partial class A {{ {members} public void Run() {{ }} }}");

    [Fact]
    public Task CapturedParameter_IsFine() =>
        DoesNotReport(
            "[Agent] public partial class A(TimeProvider clock) { public long Run() => clock.GetTimestamp(); }"
        );

    [Theory]
    [InlineData("count++")]
    [InlineData("--count")]
    [InlineData("count = 2")]
    [InlineData("count += 2")]
    [InlineData("System.Threading.Interlocked.Increment(ref count)")]
    [InlineData("int.TryParse(\"1\", out count) ? 1 : 2")]
    public Task CapturedParameterThatIsWritten_Reports(string write) =>
        Reports($"[Agent] public partial class A(int {{|AEG060:count|}} = 1) {{ public int Run() => {write}; }}");

    [Theory]
    [InlineData("public int Run() => count;")]
    [InlineData("public int Run() { var count = 1; return count++; }")]
    [InlineData("private readonly int sum = count++; public int Run() => sum;")]
    [InlineData("public Box Run() => new Box { count = count };")]
    [InlineData("public int Run() => new[] { 1 }.Sum(count => count = 2);")]
    public Task CapturedParameterThatIsNotWritten_IsFine(string members) =>
        DoesNotReport(
            $"public class Box {{ public int count {{ get; set; }} }} [Agent] public partial class A(int count = 1) {{ {members} }}"
        );

    [Fact]
    public Task MutableStateOfABaseClass_Reports() =>
        Reports(
            """
            public class Base { protected int count; public string? Name { get; set; } protected readonly int fine = 1; }
            public class Middle : Base;
            [Agent] public partial class {|AEG060:{|AEG060:A|}|} : Middle { public int Run() => count++; }
            """
        );

    [Fact]
    public Task MutableStateOfABaseThatIsAnAgent_IsReportedThere() =>
        Reports(
            """
            [Agent] public partial class A { protected int {|AEG060:count|}; public int Run() => count++; }
            [Agent] public partial class B : A { public new int Run() => 1; }
            """
        );

    [Fact]
    public Task MutableStateOfOneRun_IsFine() =>
        DoesNotReport(
            """
            [Agent(Lifetime = AgentLifetime.Run)]
            public partial class A { private int count; public int Run() => count++; }
            """
        );

    [Fact]
    public Task ScopedService_Reports() =>
        Reports(
            """
            namespace Microsoft.EntityFrameworkCore { public class DbContext; }
            public class ShopContext : Microsoft.EntityFrameworkCore.DbContext;
            [Agent] public partial class A(ShopContext {|AEG061:shop|}) { public bool Run() => shop is null; }
            """,
            "Agent 'A' is shared by concurrent runs, but 'ShopContext' lives for one scope; set Lifetime = AgentLifetime.Run"
        );

    [Fact]
    public Task ScopedServiceOfOneRun_IsFine() =>
        DoesNotReport(
            """
            namespace Microsoft.EntityFrameworkCore { public class DbContext; }
            [Agent(Lifetime = AgentLifetime.Run)]
            public partial class A(Microsoft.EntityFrameworkCore.DbContext shop) { public bool Run() => shop is null; }
            """
        );

    [Theory]
    [InlineData("string {|AEG062:value|}")]
    [InlineData("int {|AEG062:value|}")]
    [InlineData("int? {|AEG062:value|}")]
    [InlineData("DateTimeOffset {|AEG062:value|}")]
    public Task Value_Reports(string parameter) =>
        Reports($"[Agent] public partial class A({parameter}) {{ public object? Run() => value; }}");

    [Theory]
    [InlineData("string value = \"x\"")]
    [InlineData("TimeProvider value")]
    [InlineData("Microsoft.Extensions.AI.IChatClient value")]
    [InlineData("IReadOnlyList<string> value")]
    [InlineData("[Microsoft.Extensions.DependencyInjection.FromKeyedServices(\"k\")] string value")]
    public Task WhatCanBeProvided_IsFine(string parameter) =>
        DoesNotReport($"[Agent] public partial class A({parameter}) {{ public object? Run() => value; }}");
}
