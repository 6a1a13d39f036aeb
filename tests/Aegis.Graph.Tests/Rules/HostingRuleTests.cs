using Aegis.Graph.Model;

namespace Aegis.Graph.Tests.Rules;

/// <summary>Instances and what they are made of: AEG060, AEG061, AEG062.</summary>
public class HostingRuleTests
{
    [Fact]
    public void MutableState_IsReportedForEachMember() =>
        Expect.Findings(
            Judge(Stateful()),
            "AEG060 A MutableMember: Agent 'A' is shared by concurrent runs, but its 'count' can change; make it readonly, or set "
                + "Lifetime = AgentLifetime.Run",
            "AEG060 A MutableMember 1: Agent 'A' is shared by concurrent runs, but its 'Total' can change; make it readonly, or "
                + "set Lifetime = AgentLifetime.Run"
        );

    [Fact]
    public void MutableStateOfOneRun_IsFine() =>
        Expect.NoFindings(Judge(Stateful().With(node => node with { LivesForRun = true })));

    [Fact]
    public void ScopedService_IsReported() =>
        Expect.Findings(
            Judge(Taking(Parameter("db", "ShopContext", ServiceKind.Scoped))),
            "AEG061 A ConstructorParameter: Agent 'A' is shared by concurrent runs, but 'ShopContext' lives for one scope; set "
                + "Lifetime = AgentLifetime.Run"
        );

    [Fact]
    public void ScopedServiceOfOneRun_IsFine() =>
        Expect.NoFindings(
            Judge(
                Taking(Parameter("db", "ShopContext", ServiceKind.Scoped))
                    .With(node => node with { LivesForRun = true })
            )
        );

    [Fact]
    public void Value_IsReported() =>
        Expect.Findings(
            Judge(Taking(Parameter("key", "string", ServiceKind.Value))),
            "AEG062 A ConstructorParameter: Constructor parameter 'key' of agent 'A' is 'string', which no service container "
                + "resolves; take a class of options, or give it a default value"
        );

    [Fact]
    public void ValueWithADefaultOrAKey_IsFine() =>
        Expect.NoFindings(
            Judge(
                Taking(
                    Parameter("limit", "int", ServiceKind.Value) with
                    {
                        Default = "3",
                    },
                    Parameter("key", "string", ServiceKind.Value) with
                    {
                        Key = "\"apiKey\"",
                    }
                )
            )
        );

    [Theory]
    [InlineData(ServiceKind.Service)]
    [InlineData(ServiceKind.BuiltIn)]
    [InlineData(ServiceKind.ChatClient)]
    public void Services_AreFine(ServiceKind kind) => Expect.NoFindings(Judge(Taking(Parameter("it", "IThing", kind))));

    private static ConstructorParameter Parameter(string name, string type, ServiceKind kind) =>
        new(name, Types.Of(type), kind, Key: null, Default: null, AcceptsNull: false);

    private static AgentBuilder Stateful() =>
        Agent("A").With(node => node with { MutableMembers = EquatableArray.ToEquatableArray(["count", "Total"]) });

    private static AgentBuilder Taking(params ConstructorParameter[] parameters) =>
        Agent("A").With(node => node with { Constructor = parameters.ToEquatableArray() });
}
