using System.Text.RegularExpressions;

namespace Aegis.Testing;

/// <summary>What a <c>dotnet</c> command did.</summary>
/// <param name="Command">Its arguments.</param>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it printed, errors included.</param>
public sealed partial record DotnetResult(string Command, int ExitCode, string Output)
{
    /// <summary>The distinct codes of the errors it printed, such as AEG010 and CS0246.</summary>
    public IReadOnlyList<string> Errors => Codes("error");

    /// <summary>The distinct codes of the warnings it printed.</summary>
    public IReadOnlyList<string> Warnings => Codes("warning");

    /// <summary>Fails, with the output, unless the exit code is 0.</summary>
    public DotnetResult AssertSucceeded() =>
        ExitCode == 0 ? this : throw new TestFailureException($"dotnet {Command} ended with {ExitCode}:\n{Output}");

    /// <summary>Fails, with the output, unless the exit code is 1 and these are the only errors.</summary>
    public DotnetResult AssertFailedWith(params string[] codes) =>
        ExitCode == 1 && Errors.SequenceEqual(codes.Order(StringComparer.Ordinal))
            ? this
            : throw new TestFailureException(
                $"dotnet {Command} ended with {ExitCode} and the errors [{string.Join(", ", Errors)}], not 1 and [{string.Join(", ", codes)}]:\n{Output}"
            );

    private List<string> Codes(string kind) =>
        [
            .. Code()
                .Matches(Output)
                .Where(match => match.Groups["kind"].Value == kind)
                .Select(match => match.Groups["code"].Value)
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    [GeneratedRegex(@"\b(?<kind>error|warning) (?<code>[A-Z]+[0-9]+)\b")]
    private static partial Regex Code();
}
