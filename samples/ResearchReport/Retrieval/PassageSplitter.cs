using ResearchReport.Text;

namespace ResearchReport.Retrieval;

/// <summary>
/// Cuts a Markdown document into passages of whole sentences. A passage stays within its section, because what a heading
/// says of one does not hold for the next.
/// </summary>
public static class PassageSplitter
{
    /// <summary>The words after which a passage ends with the sentence.</summary>
    public const int TargetWords = 90;

    /// <summary>The passages of a document, in order.</summary>
    /// <param name="file">The document's path, which the passages carry.</param>
    /// <param name="markdown">Its text.</param>
    public static IReadOnlyList<Passage> Split(string file, string markdown)
    {
        var blocks = MarkdownBlocks.Of(markdown);
        var title = blocks.FirstOrDefault(block => block.Level == 1)?.Text ?? Path.GetFileNameWithoutExtension(file);
        var passages = new List<Passage>();
        var section = "";
        var sentences = new List<string>();
        var words = 0;

        foreach (var block in blocks)
        {
            if (block.IsHeading)
            {
                Close();
                section = block.Level == 1 ? "" : block.Text;
                continue;
            }

            foreach (var sentence in Sentences.Of(block.Text))
            {
                sentences.Add(sentence);
                words += Words.Of(sentence).Count;
                if (words >= TargetWords)
                {
                    Close();
                }
            }
        }

        Close();
        return passages;

        void Close()
        {
            if (sentences.Count > 0)
            {
                passages.Add(new Passage(file, title, section, string.Join(' ', sentences)));
                sentences.Clear();
                words = 0;
            }
        }
    }
}
