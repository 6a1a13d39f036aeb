namespace Aegis.Runs.Tests.Agents
{
    [Agent]
    public partial class Figure
    {
        public int Run(int seed) => seed + 1;
    }

    [Agent]
    public partial class Word
    {
        public string Run(int seed) => $"{seed}";
    }

    [Agent, DependsOn<Figure>]
    public partial class Sum
    {
        public int Run(int figure) => figure;
    }

    [Agent, DependsOn<Word>, DependsOn<Figure>(Optional = true)]
    public partial class OtherSum
    {
        public long Run(string word, int? figure, [Input] string unit) => word.Length + unit.Length + (figure ?? 0);
    }

    public interface IThing
    {
        string Name { get; }
    }

    public sealed record Thing(string Name) : IThing;

    public sealed record Box(IReadOnlyList<IThing> Things);

    public sealed class Basket
    {
        public List<string> Things { get; } = [];
    }

    [Agent]
    public partial class Untouched(Script script)
    {
        public int Run(int seed)
        {
            script.Note(nameof(Untouched));
            return seed;
        }
    }

    [Agent]
    public partial class Boxer
    {
        public Box Run(int seed) => new([new Thing($"{seed}")]);
    }

    [Agent]
    public partial class Anything
    {
        public object Run(int seed) => seed;
    }

    [Agent]
    public partial class Shopper
    {
        public Basket Run(string thing) => new() { Things = { thing } };
    }

    [Agent, DependsOn<Shopper>(Optional = true)]
    public partial class Cook(Script script)
    {
        public string Run(Basket? basket)
        {
            script.Note(nameof(Cook));
            return basket?.Things[0] ?? "nothing";
        }
    }

    [Agent]
    public partial class Talker
    {
        public string Run(int length) => new('x', length);
    }

    [Agent]
    public partial class Listener
    {
        public int Run(Stream stream) => stream is null ? 0 : 1;
    }

    [Pipeline(typeof(Untouched), typeof(Boxer))]
    public partial class BoxPipeline;

    [Pipeline(typeof(Untouched), typeof(Anything))]
    public partial class AnythingPipeline;

    [Pipeline(typeof(Cook))]
    public partial class KitchenPipeline;

    [Pipeline(typeof(Talker))]
    public partial class TalkPipeline;

    [Pipeline(typeof(Listener))]
    public partial class ListenPipeline;
}

namespace Aegis.Runs.Tests.Agents.Before
{
    [Pipeline(typeof(Sum))]
    public partial class Sums;
}

namespace Aegis.Runs.Tests.Agents.After
{
    [Pipeline(typeof(OtherSum))]
    public partial class Sums;
}
