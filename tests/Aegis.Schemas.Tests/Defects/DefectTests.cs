namespace Aegis.Schemas.Tests.Defects;

public sealed class DefectTests
{
    [Theory]
    [InlineData("Stream a", "'a' is a stream")]
    [InlineData("FileStream a", "'a' is a stream")]
    [InlineData("Action a", "'a' is a delegate")]
    [InlineData("Func<int, int>? a", "'a' is a delegate")]
    [InlineData("Delegate a", "'a' is a delegate")]
    [InlineData("object a", "'a' is 'object', which says nothing about its values")]
    [InlineData("dynamic a", "'a' is 'dynamic', which says nothing about its values")]
    [InlineData("int* a", "'a' is a pointer")]
    [InlineData("delegate*<int, void> a", "'a' is a pointer")]
    [InlineData("Span<int> a", "'a' is a ref struct")]
    [InlineData("Type a", "'a' is 'Type', which is no data")]
    [InlineData("Task<int> a", "'a' is a task")]
    [InlineData("ValueTask a", "'a' is a task")]
    [InlineData("IDisposable a", "'a' is an interface that is no collection")]
    [InlineData("nint a", "'a' is a native integer")]
    [InlineData("IntPtr a", "'a' is a native integer")]
    [InlineData("int[,] a", "'a' is an array of several dimensions")]
    [InlineData("(int A, int B) a", "'a' is a tuple")]
    [InlineData("TextReader a", "'a' reads or writes a stream")]
    [InlineData("CancellationToken? a", "'a' is a cancellation token")]
    [InlineData("Dictionary<int[], int> a", "'a' has keys of type 'int[]'")]
    [InlineData("System.Collections.Frozen.FrozenSet<int> a", "'a' is a collection that JSON can not fill")]
    [InlineData(
        "System.Collections.ObjectModel.ReadOnlyCollection<int> a",
        "'a' is a collection that JSON can not fill"
    )]
    [InlineData("IAsyncEnumerable<int> a", "'a' is an async sequence")]
    [InlineData("List<Action> a", "'a[]' is a delegate")]
    [InlineData("Dictionary<string, List<Stream>> a", "'a[][]' is a stream")]
    [InlineData("System.Numerics.BigInteger a", "'a' has no property that JSON can set")]
    public void TypeWithoutSchema_IsADefect(string parameter, string detail)
    {
        var defect = Assert.Single(Source.Parameters(parameter).Schema().Defects);
        Assert.Equal(SchemaDefectKind.NoSchema, defect.Kind);
        Assert.Equal("a", defect.Parameter);
        Assert.StartsWith(detail, defect.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public Action? Callback { get; set; }", "'a.Callback' is a delegate")]
    [InlineData(
        "public List<Inner> All { get; set; } = []; public class Inner { public Stream? S { get; set; } }",
        "'a.All[].S' is a stream"
    )]
    [InlineData("public (int, int) Pair { get; set; }", "'a.Pair' is a tuple")]
    [InlineData("public int A; public string B = \"\";", "'a' keeps its data in fields")]
    [InlineData("public int A => 1;", "'a' has no property that JSON can set")]
    [InlineData(
        "public Options(int a) { } public Options(string b) { } public int A { get; set; }",
        "'a' has no constructor that JSON can call"
    )]
    [InlineData(
        "public Options(int other) { } public int A { get; set; }",
        "'a' has a constructor parameter 'other' that matches no property"
    )]
    [InlineData(
        "[JsonPropertyName(\"b\")] public int A { get; set; } public int B { get; set; }",
        "'Options' has two members that are 'b' in JSON"
    )]
    public void MemberWithoutSchema_IsADefectThatNamesIt(string members, string detail)
    {
        var source = Source.Parameters("Options a", $"public class Options {{ {members} }}");
        Assert.StartsWith(detail, Assert.Single(source.Schema().Defects).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void AbstractClass_IsADefect() =>
        Assert.StartsWith(
            "'a' is abstract",
            Assert
                .Single(
                    Source
                        .Parameters("Shape a", "public abstract class Shape { public int A { get; set; } }")
                        .Schema()
                        .Defects
                )
                .Detail,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("[Range(1, 10)] string a", "[Range] on 'a' is about numbers, not about 'string'")]
    [InlineData("[Range(1, 10)] bool a", "[Range] on 'a' is about numbers, not about 'bool'")]
    [InlineData("[Range(1, 10)] int[] a", "[Range] on 'a' is about numbers, not about 'int[]'")]
    [InlineData(
        "[Range(typeof(DateTime), \"2020-01-01\", \"2021-01-01\")] int a",
        "[Range] on 'a' is about 'DateTime', not about 'int'"
    )]
    [InlineData("[Range(5, 1)] int a", "[Range] on 'a' allows no value between 5 and 1")]
    [InlineData("[Range(1, 1, MinimumIsExclusive = true)] int a", "[Range] on 'a' allows no value between 1 and 1")]
    [InlineData("[MinLength(1)] int a", "[MinLength] on 'a' is about text and collections, not about 'int'")]
    [InlineData("[Length(4, 2)] string a", "[Length] on 'a' allows no length: 4 is more than 2")]
    [InlineData("[StringLength(3)] int[] a", "[StringLength] on 'a' is about text, not about 'int[]'")]
    [InlineData("[RegularExpression(\"a\")] int a", "[RegularExpression] on 'a' is about text, not about 'int'")]
    [InlineData("[RegularExpression(\"(\")] string a", "[RegularExpression] on 'a' has a pattern that is none: (")]
    [InlineData("[EmailAddress] int a", "[EmailAddress] on 'a' is about text, not about 'int'")]
    [InlineData("[Base64String] byte[] a", "[Base64String] on 'a' is about text, not about 'byte[]'")]
    [InlineData("[AllowedValues(\"x\")] int a", "[AllowedValues] on 'a' has no value of type 'int'")]
    [InlineData(
        "[MinLength(5), MaxLength(2)] string a",
        "[MaxLength] on 'a' allows no length beside [MinLength]: 5 is more than 2"
    )]
    [InlineData(
        "[MinLength(5), Length(1, 2)] int[] a",
        "[Length] on 'a' allows no length beside [MinLength]: 5 is more than 2"
    )]
    [InlineData(
        "[MinLength(5), StringLength(4)] string a",
        "[StringLength] on 'a' allows no length beside [MinLength]: 5 is more than 4"
    )]
    [InlineData("[Length(-1, 2)] string a", "[Length] on 'a' has a length below zero: -1")]
    [InlineData("[MinLength(-3)] int[] a", "[MinLength] on 'a' has a length below zero: -3")]
    [InlineData("[MaxLength(-2)] string a", "[MaxLength] on 'a' has a length below zero: -2")]
    [InlineData(
        "[Range(typeof(DateTime), \"x\", \"y\")] DateTime a",
        "[Range] on 'a' has a limit that is no DateTime: x"
    )]
    [InlineData(
        "[Range(typeof(DateOnly), \"2020-01-01\", \"2020-01-01T10:00:00\")] DateOnly a",
        "[Range] on 'a' has a limit that is no DateOnly: 2020-01-01T10:00:00"
    )]
    [InlineData(
        "[Range(typeof(TimeOnly), \"2020-01-01\", \"23:00\")] TimeOnly a",
        "[Range] on 'a' has a limit that is no TimeOnly: 2020-01-01"
    )]
    [InlineData(
        "[Range(typeof(TimeSpan), \"02:00\", \"01:00\")] TimeSpan a",
        "[Range] on 'a' allows no value between 02:00 and 01:00"
    )]
    [InlineData(
        "[Range(typeof(decimal), \"1\", \"much\")] decimal a",
        "[Range] on 'a' has a limit that is no number: much"
    )]
    public void MisplacedConstraint_IsADefect(string parameter, string detail) =>
        AssertOne(parameter, SchemaDefectKind.ConstraintDoesNotApply, detail);

    [Theory]
    [InlineData("[Range(1, 5)] int a = 7", "the default 7 of 'a' is not what [Range] allows")]
    [InlineData(
        "[Range(0, 5, MinimumIsExclusive = true)] int a = 0",
        "the default 0 of 'a' is not what [Range] allows"
    )]
    [InlineData("[Range(0.5, 1)] double? a = 0.1", "the default 0.1 of 'a' is not what [Range] allows")]
    [InlineData("[MinLength(3)] string a = \"x\"", "the default \"x\" of 'a' is not what [MinLength] allows")]
    [InlineData("[StringLength(2)] string a = \"xyz\"", "the default \"xyz\" of 'a' is not what [StringLength] allows")]
    [InlineData(
        "[RegularExpression(\"a\")] string a = \"aa\"",
        "the default \"aa\" of 'a' is not what [RegularExpression] allows"
    )]
    [InlineData(
        "[AllowedValues(\"x\")] string a = \"y\"",
        "the default \"y\" of 'a' is not what [AllowedValues] allows"
    )]
    [InlineData("[DeniedValues(1)] int a = 1", "the default 1 of 'a' is not what [DeniedValues] allows")]
    [InlineData("[Url] string a = \"nope\"", "the default \"nope\" of 'a' is not what [Url] allows")]
    [InlineData("[Url] string a = \"file:///x\"", "the default \"file:///x\" of 'a' is not what [Url] allows")]
    [InlineData("[EmailAddress] string a = \"a@\"", "the default \"a@\" of 'a' is not what [EmailAddress] allows")]
    [InlineData("[Base64String] string a = \"a?\"", "the default \"a?\" of 'a' is not what [Base64String] allows")]
    [InlineData("[Range(1, 5), DefaultValue(7)] int a = 3", "the default 7 of 'a' is not what [Range] allows")]
    public void DefaultOutsideItsConstraint_IsADefect(string parameter, string detail) =>
        AssertOne(parameter, SchemaDefectKind.DefaultViolatesConstraint, detail);

    [Theory]
    [InlineData("[Range(1, 5)] int a = 3")]
    [InlineData("[Range(1, 5)] int? a = null")]
    [InlineData("[Range(typeof(DateTime), \"2020-01-01\", \"2021-01-01\")] DateTime a")]
    [InlineData("[MinLength(1), MaxLength(3)] string? a = null")]
    [InlineData("[MinLength(1)] IReadOnlyList<int> a")]
    [InlineData("[RegularExpression(\"a+\")] string a = \"aaa\"")]
    [InlineData("[AllowedValues(DayOfWeek.Friday)] DayOfWeek a = DayOfWeek.Friday")]
    [InlineData("[Url] Uri a")]
    [InlineData("[Url] string a = \"HTTPS://a.b\"")]
    [InlineData("[EmailAddress] string a = \"a@b\"")]
    [InlineData("[Base64String] string a = \"YWI=\"")]
    [InlineData("[MaxLength] string a")]
    [InlineData("[MaxLength(-1), MinLength(5)] string a")]
    [InlineData("[MinLength(2), MaxLength(2), StringLength(9, MinimumLength = 1)] string a = \"xy\"")]
    [InlineData("[Range(1, 5), DefaultValue(3)] int a = 7")]
    [InlineData("[Range(typeof(TimeOnly), \"08:00\", \"17:30\")] TimeOnly a")]
    [InlineData("[Range(typeof(DateOnly), \"2020-01-01\", \"2020-12-31\")] DateOnly a")]
    [InlineData("[Range(typeof(TimeSpan), \"00:01\", \"1.00:00:00\")] TimeSpan a")]
    [InlineData(
        "[Range(typeof(DateTimeOffset), \"2020-01-01T00:00:00+02:00\", \"2020-01-02T00:00:00Z\")] DateTimeOffset a"
    )]
    [InlineData("JsonElement a, JsonNode b, JsonObject c, JsonDocument d")]
    [InlineData("IReadOnlyDictionary<string, List<int>> a, ISet<int> b, Queue<int> c, System.Collections.ArrayList d")]
    [InlineData("System.Collections.Immutable.ImmutableArray<int> a, Memory<int> b, byte[] c")]
    public void SoundParameters_HaveNoDefects(string parameters) =>
        Assert.Empty(Source.Parameters(parameters).Schema().Defects);

    [Fact]
    public void TwoParameters_AreToldApart() =>
        Assert.Equal(
            ["x", "y"],
            Source.Parameters("Action x, int z, Stream y").Schema().Defects.Select(defect => defect.Parameter)
        );

    private static void AssertOne(string parameter, SchemaDefectKind kind, string detail)
    {
        var defect = Assert.Single(Source.Parameters(parameter).Schema().Defects);
        Assert.Equal((kind, "a", detail), (defect.Kind, defect.Parameter, defect.Detail));
    }
}
