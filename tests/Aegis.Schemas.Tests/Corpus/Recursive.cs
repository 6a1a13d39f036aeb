public record Node(string Name, Node? Next, List<Node> Kids);

public class Tree
{
    public int Value { get; set; }
    public Tree? Left { get; set; }
    public Tree? Right { get; set; }
}

public class Self
{
    public Self? A { get; set; }
    public Self[]? B { get; set; }
    public Dictionary<string, Self>? C { get; set; }
}

public record Holder
{
    public Self? S { get; set; }
}

public class Ping
{
    public Pong? Pong { get; set; }
}

public class Pong
{
    public Ping? Ping { get; set; }
    public List<Ping> Pings { get; set; } = [];
}

public class Table2
{
    public KeyValuePair<string, Table2> Row { get; set; }
    public KeyValuePair<string, int>? Cell { get; set; }
}

public class Lines2 : List<Lines2> { }

public class Repeated
{
    public Point A { get; set; } = null!;
    public Point B { get; set; } = null!;
    public List<Point> C { get; set; } = [];
    public List<Point> D { get; set; } = [];
    public Dictionary<string, Point> E { get; set; } = [];
    public Dictionary<string, Point> F { get; set; } = [];
}

public class DescribedNode
{
    [Description("after")]
    public DescribedNode? Next { get; set; }

    [Description("others")]
    public List<DescribedNode> Others { get; set; } = [];

    [Description("more")]
    public List<DescribedNode> More { get; set; } = [];
}

public class Comment
{
    public required string Text { get; set; }
    public Comment[] Replies { get; set; } = [];
    public Comment? Parent { get; set; }
}

public class NamedNode
{
    [JsonPropertyName("a/b~c")]
    public NamedNode? Next { get; set; }
    public List<NamedNode>? All { get; set; }
}

public static class RecursiveTools
{
    public static void Linked(Node a) { }

    public static void LinkedTwice(Node a, Node b) { }

    public static void LinkedNamed(string query, Node größe) { }

    public static void InList(List<Node> a) { }

    public static void InDictionary(Dictionary<string, Node> a) { }

    public static void Trees(Tree a) { }

    public static void AllKinds(Self a) { }

    public static void Held(Holder a) { }

    public static void Mutual(Ping a) { }

    public static void MutualBack(Pong a) { }

    public static void PairMembers(Table2 a) { }

    public static void ListOfItself(Lines2 a) { }

    public static void SameTypeTwice(Repeated a) { }

    public static void Described(DescribedNode a) { }

    public static void Required(Comment a) { }

    public static void Escaped(NamedNode a) { }

    public static void NullableRoot(Tree? a) { }
}
