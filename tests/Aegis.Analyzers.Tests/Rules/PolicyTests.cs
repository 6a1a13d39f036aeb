namespace Aegis.Analyzers.Tests.Rules;

/// <summary>AEG044.</summary>
public class PolicyTests
{
    private const string Agent = "[Agent(\"Go.\")] public partial class A;";

    [Theory]
    [InlineData("{|AEG044:TimeoutSeconds = -1|}")]
    [InlineData("MaxConcurrency = 3, {|AEG044:TimeoutSeconds = double.NaN|}")]
    [InlineData("{|AEG044:TimeoutSeconds = double.NegativeInfinity|}, MaxConcurrency = 3")]
    [InlineData("{|AEG044:TimeoutSeconds = double.Epsilon|}")]
    [InlineData("{|AEG044:TimeoutSeconds = 0.0009|}")]
    [InlineData("{|AEG044:TimeoutSeconds = 4294967.295|}")]
    [InlineData("{|AEG044:TimeoutSeconds = 1e300|}")]
    [InlineData("{|AEG044:MaxConcurrency = -1|}")]
    [InlineData("typeof(A), {|AEG044:MaxConcurrency = int.MinValue|}")]
    [InlineData("{|AEG044:MaxConcurrency = -2|}, OnFailure = OnFailure.Continue, {|AEG044:TimeoutSeconds = -0.5|}")]
    public Task BoundThatNoRunCanKeep_Reports(string arguments) =>
        Reports($"{Agent} [Pipeline({arguments})] public partial class P;");

    [Theory]
    [InlineData("TimeoutSeconds = 0")]
    [InlineData("TimeoutSeconds = 0.001")]
    [InlineData("TimeoutSeconds = 4294967.294")]
    [InlineData("TimeoutSeconds = double.PositiveInfinity")]
    [InlineData("MaxConcurrency = 0, TimeoutSeconds = 90")]
    [InlineData("MaxConcurrency = int.MaxValue")]
    public Task BoundThatRunsKeep_IsFine(string arguments) =>
        DoesNotReport($"{Agent} [Pipeline({arguments})] public partial class P;");

    [Fact]
    public Task Messages_SayWhatToSet() =>
        Reports(
            $"{Agent} [Pipeline({{|AEG044:MaxConcurrency = -1|}}, {{|AEG044:TimeoutSeconds = -2.5|}})] public partial class P;",
            "MaxConcurrency of 'P' is -1; set how many agents may run at once, or 0 for no bound",
            "TimeoutSeconds of 'P' is -2.5; set it between 0.001 and 4294967.294, or to 0 for no limit"
        );
}
