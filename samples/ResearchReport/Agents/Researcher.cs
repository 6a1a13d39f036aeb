using Aegis;
using ResearchReport.Faults;
using ResearchReport.Retrieval;

namespace ResearchReport.Agents;

/// <summary>Plain C#: searches the corpus. What it returns is what the agents after it take.</summary>
[Agent(Description = "Finds the passages of the corpus that bear on the question.")]
public partial class Researcher(PassageIndex index, FaultPlan faults)
{
    private const int Passages = 20;

    // what fits less than half as well as the best is more often beside the point than not
    private const double RelevantShare = 0.5;

    public Findings Run([Input] string question, AgentContext context)
    {
        context.Report($"searching {index.Count} passages");
        faults.ThrowIfPlanned(context.AgentId);

        var hits = index.Search(question, Passages).ToList();
        if (hits.Count == 0)
        {
            throw new InvalidOperationException($"The corpus says nothing of \"{question}\".");
        }

        hits.RemoveAll(hit => hit.Score < RelevantShare * hits[0].Score);
        var documents = hits.DistinctBy(hit => hit.Passage.File).Count();
        context.Report($"found {hits.Count} passages in {documents} documents");
        return new Findings([
            .. hits.Select(
                (hit, i) =>
                    new Finding(
                        i + 1,
                        hit.Passage.Title,
                        hit.Passage.Section,
                        hit.Passage.File,
                        hit.Score,
                        hit.Passage.Text
                    )
            ),
        ]);
    }
}
