using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Aegis;
using ResearchReport.Faults;
using ResearchReport.Text;

namespace ResearchReport.Agents;

/// <summary>A sentence that tells of a year.</summary>
/// <param name="Year">The first year it names.</param>
/// <param name="What">The sentence.</param>
/// <param name="Source">The number of the finding it is from.</param>
public sealed record DatedFact(int Year, string What, int Source)
{
    /// <summary>The year and the sentence, as progress shows them.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year}: {What}");
}

/// <summary>
/// A streaming agent: each fact is an event as soon as it is found, and the list of all is the output. It needs no model,
/// runs beside the writer and goes on when the writer fails.
/// </summary>
[Agent(Description = "Collects what the findings say happened in which year.")]
[DependsOn<Researcher>]
public partial class Chronicler(FaultPlan faults)
{
    public async IAsyncEnumerable<DatedFact> RunAsync(
        Findings findings,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        faults.ThrowIfPlanned(nameof(Chronicler));
        foreach (var finding in findings.Passages)
        {
            // between two passages, others get their turn
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var sentence in Sentences.Of(finding.Text))
            {
                if (Year().Match(sentence) is { Success: true } year)
                {
                    yield return new DatedFact(
                        int.Parse(year.ValueSpan, CultureInfo.InvariantCulture),
                        sentence,
                        finding.Number
                    );
                }
            }
        }
    }

    // no quantity such as "1,500" or "1200 metres": a year stands alone, behind a word that leads to a time
    [GeneratedRegex(
        @"(?<=\b(?:in|of|since|from|until|by|after|before|between|around|about|early|late|the)\s)(?:1[0-9]|20)[0-9]{2}(?=s?\b(?![\s-](?:metres|feet|tonnes|candela|kilometres|miles)))",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Year();
}
