public class IntList : List<int>
{
    public int Extra { get; set; }
}

public class Bag : IEnumerable<int>
{
    public IEnumerator<int> GetEnumerator() => null!;

    IEnumerator IEnumerable.GetEnumerator() => null!;
}

public class Table : Dictionary<string, int> { }

public class Lines : Collection<string> { }

public static class CollectionTools
{
    public static void Array(int[] a) { }

    public static void ArrayOfStrings(string[] a, string?[] b) { }

    public static void Jagged(int[][] a, string[][][] b) { }

    public static void Params(params int[] a) { }

    public static void ListOf(List<int> a) { }

    public static void Lists(IList<int> a, IReadOnlyList<int> b) { }

    public static void Enumerable(IEnumerable<string> a) { }

    public static void CollectionInterfaces(ICollection<int> a, IReadOnlyCollection<int> b) { }

    public static void Sets(HashSet<int> a, ISet<string> b, IReadOnlySet<int> c, SortedSet<int> d) { }

    public static void QueuesAndStacks(Queue<int> a, Stack<int> b, LinkedList<int> c) { }

    public static void Concurrent(ConcurrentQueue<int> a, ConcurrentStack<int> b, ConcurrentBag<int> c) { }

    public static void Immutables(
        ImmutableArray<int> a,
        ImmutableList<int> b,
        ImmutableHashSet<int> c,
        IImmutableList<int> d
    ) { }

    public static void Frozen(FrozenSet<int> a, FrozenDictionary<string, int> b) { }

    public static void Collections(Collection<int> a, ReadOnlyCollection<int> b, ObservableCollection<int> c) { }

    public static void Memories(Memory<int> a, ReadOnlyMemory<string> b, ArraySegment<int> c) { }

    public static void NullableItems(List<int?> a, List<string?> b, int?[] c) { }

    public static void NullableCollections(int[]? a, List<string>? b, Dictionary<string, int>? c) { }

    public static void Nested(List<List<int>> a, List<Dictionary<string, int[]>> b) { }

    public static void EnumItems(List<Level> a, Level?[] b) { }

    public static void DateItems(List<DateTime> a, Guid[] b, TimeSpan[] c) { }

    public static void AnyItems(List<object> a, List<JsonElement> b, JsonNode[] c) { }

    public static void NonGeneric(IEnumerable a, ArrayList b, IList c) { }

    public static void NonGenericTables(IDictionary a, Hashtable b) { }

    public static void StringKeys(Dictionary<string, int> a) { }

    public static void DictionaryInterfaces(IDictionary<string, int> a, IReadOnlyDictionary<string, string?> b) { }

    public static void OtherKeys(Dictionary<int, string> a, Dictionary<Guid, int> b, Dictionary<Level, int> c) { }

    public static void SortedTables(
        SortedDictionary<string, int> a,
        SortedList<string, int> b,
        ConcurrentDictionary<string, int> c
    ) { }

    public static void ImmutableTables(
        ImmutableDictionary<string, int> a,
        ImmutableSortedDictionary<string, bool> b
    ) { }

    public static void NullableValues(Dictionary<string, int?> a, Dictionary<string, string?> b) { }

    public static void EnumValues(Dictionary<string, Level> a, Dictionary<string, Level?> b) { }

    public static void AnyValues(Dictionary<string, object> a, Dictionary<string, JsonElement> b) { }

    public static void ListsInTables(Dictionary<string, List<int>> a, Dictionary<string, Dictionary<string, int>> b) { }

    public static void Own(IntList a, Table b, Lines c) { }

    public static void OwnEnumerable(Bag a) { }

    public static void Pairs(KeyValuePair<string, int> a, List<KeyValuePair<int, bool>> b) { }

    public static void BytesInside(List<byte[]> a, Dictionary<string, byte[]> b) { }

    public static void Streams(IAsyncEnumerable<int> a) { }

    public static void Optional(List<int>? a = null, int[]? b = default, Dictionary<string, string>? c = null) { }
}
