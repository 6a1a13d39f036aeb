namespace Aegis.Generators.Tests.Running;

public class AccessibilityTests
{
    [Theory]
    [InlineData("public", "public", "public", true)]
    [InlineData("public", "internal", "public", false)]
    [InlineData("public", "public", "internal", false)]
    [InlineData("internal", "public", "public", false)]
    public void Surface_IsAsAccessibleAsItsLeastAccessiblePart(
        string pipeline,
        string agent,
        string output,
        bool isPublic
    )
    {
        var run = Project.Compile(
            $$"""
            {{output}} class Thing { }
            [Agent] {{agent}} partial class It { internal Thing Run() => new(); }
            [Pipeline] {{pipeline}} partial class All;
            """
        );
        using var loaded = run.EmitAndLoad();
        Assert.Equal(isPublic, loaded.Type("AllResult").IsPublic);
        Assert.Equal(isPublic, loaded.Type("All").GetMethod("RunPipelineAsync") is not null);
        Assert.Equal(isPublic, loaded.Type("All").GetMethod("StreamPipelineAsync") is not null);
        Assert.Equal(isPublic ? 2 : 0, loaded.Type("All").GetConstructors().Length);
    }
}
