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
