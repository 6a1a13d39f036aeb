public class Limits
{
    [Range(1, 5)]
    public int A { get; set; }

    [Range(0.5, 5, MinimumIsExclusive = true, MaximumIsExclusive = true)]
    public double B { get; set; }

    [Range(1, 5.5)]
    public float C { get; set; }

    [Range(1, 5)]
    public int? D { get; set; }

    [MinLength(2), MaxLength(4)]
    public string E { get; set; } = "";

    [MinLength(2), MaxLength(4)]
    public int[] F { get; set; } = [];

    [Length(1, 3)]
    public List<int> G { get; set; } = [];

    [Length(0, 3)]
    public string H { get; set; } = "";

    [StringLength(5, MinimumLength = 2)]
    public string I { get; set; } = "";

    [StringLength(7)]
    public string? J { get; set; }

    [MaxLength]
    public string L { get; set; } = "";

    [MinLength(1)]
    public string? M { get; set; }
}

public class Texts
{
    [RegularExpression("a+")]
    public string A { get; set; } = "";

    [EmailAddress]
    public string B { get; set; } = "";

    [Url]
    public string C { get; set; } = "";

    [Base64String]
    public string D { get; set; } = "";

    [DataType(DataType.Date)]
    public string E { get; set; } = "";

    [DataType(DataType.DateTime)]
    public string F { get; set; } = "";

    [DataType(DataType.Time)]
    public string G { get; set; } = "";

    [DataType(DataType.ImageUrl)]
    public string H { get; set; } = "";

    [DataType(DataType.Password)]
    public string I { get; set; } = "";

    [Phone]
    public string J { get; set; } = "";

    [Url]
    public Uri K { get; set; } = null!;

    [RegularExpression("a\"\\d")]
    public string? L { get; set; }

    [EmailAddress, DataType(DataType.Date)]
    public string M { get; set; } = "";

    [Display(Name = "x"), Key, EnumDataType(typeof(DayOfWeek))]
    public string N { get; set; } = "";
}

public class Choices
{
    [AllowedValues("a", "b")]
    public string A { get; set; } = "";

    [AllowedValues("a", 3)]
    public string B { get; set; } = "";

    [AllowedValues(1, 2)]
    public int? C { get; set; }

    [DeniedValues(1, 2)]
    public int D { get; set; }

    [DeniedValues(DayOfWeek.Friday)]
    public DayOfWeek E { get; set; }

    [AllowedValues(1.5, 'c', true, DayOfWeek.Friday)]
    public object F { get; set; } = 1;

    [AllowedValues((byte)1, 2L, 3f)]
    public int G { get; set; }

    [DeniedValues("")]
    public string H { get; set; } = "";

    [AllowedValues("a"), DeniedValues("b")]
    public string I { get; set; } = "";
}

public class NotApplying
{
    [Range(1, 10)]
    public string A { get; set; } = "";

    [MinLength(1)]
    public object B { get; set; } = 1;

    [RegularExpression("1+")]
    public int C { get; set; }
}

public class LimitedNode
{
    [Range(1, 3)]
    public LimitedNode? Next { get; set; }

    [MinLength(1), Description("all")]
    public List<LimitedNode> All { get; set; } = [];

    [MaxLength(9)]
    public List<LimitedNode> More { get; set; } = [];
}

public static class AnnotatedTools
{
    public static void MemberLimits(Limits a) { }

    public static void MemberTexts(Texts a) { }

    public static void MemberChoices(Choices a) { }

    public static void MemberMisuse(NotApplying a) { }

    public static void RecursiveLimits(LimitedNode a) { }

    public static void Ranges([Range(1, 5)] int a, [Range(0.5, 1.5)] double b, [Range(1, 5)] int? c) { }

    public static void RangeAbove(
        [Range(1, 5, MinimumIsExclusive = true)] int a,
        [Range(1, 5, MaximumIsExclusive = true)] int b
    ) { }

    [Improved(
        was: """{"type":"integer","maximum":5}""",
        now: """{"type":"integer","exclusiveMinimum":0,"maximum":5}"""
    )]
    public static void RangeAboveZero([Range(0, 5, MinimumIsExclusive = true)] int a) { }

    [Improved(
        """{"type":"object","additionalProperties":{"type":"integer"},"minItems":1,"maxItems":3}""",
        """{"type":"object","additionalProperties":{"type":"integer"},"minProperties":1,"maxProperties":3}"""
    )]
    public static void LengthOfDictionary([Length(1, 3)] Dictionary<string, int> a) { }

    [Improved(
        was: """{"type":"number","minimum":"1.5","maximum":"3"}""",
        now: """{"type":"number","minimum":1.5,"maximum":3}"""
    )]
    public static void RangeTyped([Range(typeof(decimal), "1.5", "3")] decimal a) { }

    [Improved(
        was: """{"type":"string","format":"date-time","minimum":"2020-01-01","maximum":"2021-01-01"}""",
        now: """{"type":"string","format":"date-time"}"""
    )]
    public static void RangeOfDates([Range(typeof(DateTime), "2020-01-01", "2021-01-01")] DateTime a) { }

    public static void Lengths(
        [MinLength(1)] string a,
        [MaxLength(3)] string? b,
        [Length(1, 4)] string c,
        [StringLength(9)] string d
    ) { }

    public static void Counts(
        [MinLength(1)] int[] a,
        [MaxLength(3)] List<string>? b,
        [Length(1, 4)] IReadOnlyList<int> c
    ) { }

    public static void Formats(
        [EmailAddress] string a,
        [Url] string b,
        [Base64String] string c,
        [RegularExpression("^x$")] string d
    ) { }

    public static void Allowed([AllowedValues("x", "y")] string a, [AllowedValues(1, 2)] int b = 1) { }

    public static void Denied([DeniedValues("x")] string a, [DeniedValues(Level.Low)] Level b) { }

    [Improved(
        was: """{"type":"string","enum":["Low","High","Middle","Same"]}""",
        now: """{"type":"string","enum":["Low","High"]}"""
    )]
    public static void AllowedOfEnum([AllowedValues(Level.Low, Level.High)] Level a) { }

    [Improved(
        was: """{"type":["string","null"],"enum":["a"]}""",
        now: """{"type":["string","null"],"enum":["a",null]}"""
    )]
    public static void AllowedNull([AllowedValues("a", null)] string? a) { }

    public static void RequiredAnyway([Required] string? a = null, [Required] int b = 3) { }

    public static void Described([Description("what to find")] string query, [Description("")] int limit = 3) { }

    public static void DescribedRange([Description("how many"), Range(1, 9)] int a = 5) { }

    public static void OnObjects([MinLength(1), Range(1, 3)] Point a, [MaxLength(2)] object b) { }

    public static void DataTypes([DataType(DataType.Url)] string a, [DataType(DataType.EmailAddress)] string b) { }
}
