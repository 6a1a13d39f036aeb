using System.Text.RegularExpressions;
using Aegis.Graph.Model;

namespace Aegis.Graph.Tests.Building;

/// <summary>A parameter as C# writes it: <c>[From&lt;A&gt;] string notes</c>, <c>[Input] int count = 3</c>.</summary>
internal static partial class ParameterText
{
    public static RunParameter Parse(string text, IReadOnlyList<string?> outputs)
    {
        var match = Form().Match(text);
        Assert.True(match.Success, $"'{text}' is no parameter");
        var type = match.Groups["type"].Value;
        var role = type switch
        {
            "CancellationToken" => ParameterRole.CancellationToken,
            "AgentContext" => ParameterRole.Context,
            _ when Types.OutcomeOf(type) is not null => ParameterRole.Outcome,
            _ => ParameterRole.Value,
        };
        var takes = role is ParameterRole.Value or ParameterRole.Outcome;
        return new RunParameter(
            match.Groups["name"].Value,
            "",
            Types.Of(type),
            role,
            Types.AcceptsNull(type),
            match.Groups["input"].Success,
            match.Groups["from"] is { Success: true, Value: var from } ? from : null,
            match.Groups["default"] is { Success: true, Value: var value } ? value : null,
            (takes ? outputs.Select(output => Types.Fit(output, type)) : []).ToEquatableArray()
        );
    }

    [GeneratedRegex(
        @"^(?<input>\[Input\] )?(\[From<(?<from>[^>]+)>\] )?(?<type>\S+) (?<name>\w+)( = (?<default>.+))?$"
    )]
    private static partial Regex Form();
}
