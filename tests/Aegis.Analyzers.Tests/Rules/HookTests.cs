namespace Aegis.Analyzers.Tests.Rules;

/// <summary>AEG072: what a loop can call, and what it can not.</summary>
public class HookTests
{
    [Theory]
    [InlineData("void M(HookContext context) { }")]
    [InlineData("static Task M(HookContext context, CancellationToken token) => Task.CompletedTask;")]
    [InlineData("ValueTask M(CancellationToken token) => default;")]
    [InlineData("async Task M() => await Task.Yield();")]
    public Task WhatALoopCanCall_IsNotReported(string method) => DoesNotReport(Source(method));

    [Theory]
    [InlineData("void {|AEG072:M|}(string text) { }")]
    [InlineData("int {|AEG072:M|}(HookContext context) => 1;")]
    [InlineData("Task<int> {|AEG072:M|}(HookContext context) => Task.FromResult(1);")]
    [InlineData("async void {|AEG072:M|}(HookContext context) => await Task.Yield();")]
    [InlineData("void {|AEG072:M|}<T>(HookContext context) { }")]
    [InlineData("void {|AEG072:M|}(ref HookContext context) { }")]
    [InlineData("void {|AEG072:M|}(HookContext context, HookContext more) { }")]
    [InlineData("void {|AEG072:M|}() { } [Hook(HookPoint.AfterTurn)] void {|AEG072:M|}(HookContext context) { }")]
    [InlineData("void {|AEG072:M|}() { } int Hooks => 1;")]
    public Task WhatNoLoopCanCall_IsReported(string method) => Reports(Source(method));

    [Theory]
    [InlineData("public class Audit", "(HookPoint.BeforeTurn)")]
    [InlineData("public partial record Audit", "(HookPoint.BeforeTurn)")]
    [InlineData("public partial struct Audit", "(HookPoint.BeforeTurn)")]
    [InlineData("public partial class Audit : Watcher", "(HookPoint.BeforeTurn)")]
    [InlineData("public partial class Audit", "((HookPoint)99)")]
    public Task ClassOrPointThatCanNotBe_IsReported(string type, string point) =>
        Reports(
            $$"""
            using Aegis.Turns;
            public partial class Watcher { [Hook(HookPoint.AfterTurn)] public void Watch() { } }
            {{type}} { [Hook{{point}}] public void {|AEG072:M|}() { } }
            """
        );

    private static string Source(string method) =>
        "using Aegis.Turns;\npublic partial class Audit { [Hook(HookPoint.BeforeTurn)] " + method + " }";
}
