using ResearchReport.Agents;
using ResearchReport.Retrieval;
using ResearchReport.Text;

namespace ResearchReport.Publishing;

/// <summary>Puts the number of its source behind each sentence, and counts those that have none.</summary>
public sealed class Citations(Findings findings)
{
    private readonly SortedSet<int> used = [];
    private readonly SourceTracer tracer = new(findings.Passages.Select(finding => finding.Text));

    /// <summary>How many sentences were looked at.</summary>
    public int Seen { get; private set; }

    /// <summary>How many of them have a source.</summary>
    public int Traced { get; private set; }

    /// <summary>The findings that were cited, by number.</summary>
    public IEnumerable<Finding> Cited => used.Select(number => findings.Passages[number - 1]);

    /// <summary>The number of a finding as it is cited.</summary>
    public string Cite(int number)
    {
        used.Add(number);
        return $"[{number}]";
    }

    /// <summary>The text with a number in brackets behind each sentence that rests on a finding.</summary>
    public string Cite(string text) => string.Join(' ', Sentences.Of(text).Select(CiteSentence));

    private string CiteSentence(string sentence)
    {
        Seen++;
        if (tracer.Trace(sentence) is not { } source)
        {
            return sentence;
        }

        Traced++;
        return $"{sentence} {Cite(findings.Passages[source].Number)}";
    }
}
