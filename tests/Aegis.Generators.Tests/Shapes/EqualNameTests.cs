namespace Aegis.Generators.Tests.Shapes;

public class EqualNameTests
{
    [Fact]
    public async Task EqualNamesInTwoNamespacesAndContainers_AreQualifiedByWhatDiffers()
    {
        var result = await Project.RunAsync(
            """
            namespace Shop.Billing
            {
                [Agent(Id = "billing")] public partial class Writer { public int Run() => 1; }
                public partial class Outer { [Agent(Id = "outer")] public partial class Writer { public int Run() => 2; } }
            }
            namespace Shop.Shipping { [Agent(Id = "shipping")] public partial class Writer { public int Run() => 3; } }
            namespace Shop
            {
                [Agent(Id = "named", Name = "Scribe")] public partial class Writer { public int Run() => 4; }
                [Agent, DependsOn<Billing.Writer>, DependsOn<Shipping.Writer>]
                public partial class Sum { public int Run([From<Billing.Writer>] int a, [From<Shipping.Writer>] int b) => a * 10 + b; }
                [Pipeline] public partial class All;
            }
            public static class Consumer
            {
                public static async Task<string> Run()
                {
                    var all = await new Shop.All().RunPipelineAsync();
                    return $"{all.BillingWriter.Value}{all.OuterWriter.Value}{all.ShippingWriter.Value}{all.Scribe.Value} {all.Sum.Value}";
                }
            }
            """
        );
        Assert.Equal("1234 13", result);
    }

    [Fact]
    public async Task AgentsNestedInTheirPipeline_KeepFilesOfTheirOwn()
    {
        // each would have the file of a part of the pipeline
        var result = await Project.RunAsync(
            """
            [Pipeline]
            public partial class All
            {
                [Agent] public partial class Pipeline { public int Run() => 1; }
                [Agent, DependsOn<Pipeline>] public partial class Result { public int Run(int one) => one + 1; }
                [Agent, DependsOn<Result>] public partial class Services { public int Run(int two) => two + 1; }
                [Agent, DependsOn<Services>] public partial class Agent { public int Run(int three) => three + 1; }
                [Pipeline(typeof(Agent))] public partial class Inner;
            }
            public static class Consumer
            {
                public static async Task<int> Run() => (await new All().RunPipelineAsync()).Agent.Value + (await new All.Inner().RunPipelineAsync()).Agent.Value;
            }
            """
        );
        Assert.Equal(8, result);
    }

    [Theory]
    [InlineData("AegisRunState")]
    [InlineData("AegisAgentSet")]
    [InlineData("Graph")]
    [InlineData("Shape")]
    public Task AgentNestedInItsPipelineUnderAMembersName_IsReportedAlone(string name) =>
        Errors.AreAsync(
            $"[Pipeline] public partial class All {{ [Agent] public partial class {name} {{ public int Run() => 1; }} }}",
            "AEG009"
        );

    [Fact]
    public void ClassThatIsAgentAndPipeline_IsEither() =>
        Project.Compile("[Agent, Pipeline] public partial class Both { public int Run() => 1; }");

    [Fact]
    public void ObsoleteAgentsInputsAndOutputs_WarnTheirAuthorAlone() =>
        Project.Compile(
            """
            [Obsolete("No longer.")] public sealed class Old { }
            [Obsolete("No longer."), Agent] public partial class Maker { public Old Run(Old old) => old; }
            [Pipeline] public partial class All;
            """
        );
}
