namespace Aegis.Generators.Tests.Broken;

public class LanguageVersionTests
{
    [Theory]
    [InlineData(LanguageVersion.CSharp10)]
    [InlineData(LanguageVersion.CSharp9)]
    public Task LanguageBelowTheLowest_IsReportedAlone(LanguageVersion version) =>
        Errors.AreAsync(
            new TestCompilation(
                """
                using Aegis;
                using System.Threading.Tasks;
                [Agent("Go.")] public partial class It { }
                [Agent] public partial class Fine { public int Run(string topic) => topic.Length; }
                [Agent("Go.")] public partial class Ask { public partial Task<int> RunAsync(string topic); }
                [Pipeline] public partial class All { }
                public static class Consumer
                {
                    public static async Task<int> Run() => (await new All().RunPipelineAsync("topic")).Fine.Value;
                }
                """
            )
            {
                LanguageVersion = version,
                ImplicitUsings = false,
            },
            "AEG068"
        );
}
