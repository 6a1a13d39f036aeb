namespace Aegis.Generators.Tests.Tools;

/// <summary>Names of the user's that meet none of those that are emitted.</summary>
public class ToolNameTests
{
    [Fact]
    public async Task Names_MeetNone()
    {
        using var box = Toolbox.Of(
            """
            public record Order(int Id);
            public record OrderFunction(int Id);
            namespace global { public class Aegis; }
            public partial class Box
            {
                private int tools = 1;
                public int ToolDefinitions() => tools;
                public class ToolJson;
                public int TokenFunction => 1;
                [Tool] public string Order(int call, int tools, int Result, int @class, int _, int definition, int Name, CancellationToken token) => $"{call}{tools}{Result}{@class}{_}{definition}{Name}";
                [Tool(Name = "overload")] public string Order(string call) => call;
                [Tool] public string Token(int cancellationToken, int Call) => $"{cancellationToken}{Call}";
                [Tool] public new string ToString() => "s";
                [Tool] public string Equals(int other, int Other, int OTHER) => $"{other}{Other}{OTHER}";
                [Tool] public string @event(int value, int field, int var, int async, int await, int @default) => $"{value}{field}{var}{async}{await}{@default}";
                [Tool] public string All(int _0) => $"{_0}";
                [Tool] public string Async() => "a";
                [Tool] public string _3Async() => "3";
            }
            """
        );
        Assert.Equal(["order", "overload", "token", "to_string", "equals", "event", "all", "async", "3"], box.Names);
        Assert.Equal(
            "1234567",
            await box.CallAsync("order", """{"call":1,"tools":2,"Result":3,"class":4,"_":5,"definition":6,"Name":7}""")
        );
        Assert.Equal("x", await box.CallAsync("overload", """{"call":"x"}"""));
        Assert.Equal("12", await box.CallAsync("token", """{"cancellationToken":1,"Call":2}"""));
        Assert.Equal("123", await box.CallAsync("equals", """{"other":1,"Other":2,"OTHER":3}"""));
        Assert.Equal(
            "123456",
            await box.CallAsync("event", """{"value":1,"field":2,"var":3,"async":4,"await":5,"default":6}""")
        );
        Assert.Equal("8", await box.CallAsync("all", """{"_0":8}"""));
    }

    [Fact]
    public async Task Namespaces_MeetNone()
    {
        var result = await Project.RunAsync(
            """
            namespace Shop.System.Threading.Aegis.Microsoft
            {
                public partial class Box { [global::Aegis.Tool] public int Do(int x) => x; }
            }
            public static class Consumer
            {
                public static object? Run() => new Shop.System.Threading.Aegis.Microsoft.Box().Tools[0].Name;
            }
            """
        );
        Assert.Equal("do", result);
    }

    [Fact]
    public void TypesThatDifferByCaseOrArity_HaveFilesOfTheirOwn()
    {
        var run = Project.Compile(
            """
            public partial class Box { [Tool] public int Do() => 1; }
            public partial class BOX { [Tool] public int Do() => 1; }
            public partial class Box<T> { [Tool] public int Do() => 1; }
            """
        );
        Assert.Equal(3, run.Sources.Count);
    }
}
