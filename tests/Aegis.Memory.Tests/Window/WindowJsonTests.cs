using Microsoft.Extensions.AI;

namespace Aegis.Memory.Tests.Window;

public sealed class WindowJsonTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Window_ComesBackAsItWas()
    {
        var options = new WindowMemoryOptions
        {
            MaxItems = 3,
            KeepNewest = 2,
            Compressor = new JoiningCompressor(),
        };
        var window = new WindowMemory(options);
        await window.AddAsync(ChatRole.User, "Plan a trip to Kyōto.", Token);
        await window.AddAsync(new ChatMessage(ChatRole.Assistant, "When?") { AuthorName = "Planner" }, Token);
        await window.AddAsync(
            new ChatMessage(
                ChatRole.Assistant,
                [new FunctionCallContent("a", "find", new Dictionary<string, object?> { ["city"] = "Kyōto" })]
            ),
            Token
        );
        await window.AddAsync(new ChatMessage(ChatRole.Tool, [new FunctionResultContent("a", "12 hotels")]), Token);
        Assert.NotNull(window.Summary);

        var restored = WindowMemory.FromJson(window.ToJson(), options);

        Assert.Equal(window.ToJson(), restored.ToJson());
        Assert.Equal(
            (window.Summary, window.Count, window.Tokens),
            (restored.Summary, restored.Count, restored.Tokens)
        );
        var call = Assert.IsType<FunctionCallContent>(Assert.Single(restored.ToMessages()[1].Contents));
        Assert.Equal(("a", "find"), (call.CallId, call.Name));
        Assert.IsType<FunctionResultContent>(Assert.Single(restored.ToMessages()[2].Contents));
        await restored.AddAsync(ChatRole.User, "Two nights.", Token);
        await restored.AddAsync(ChatRole.User, "In May.", Token);
        Assert.StartsWith(window.Summary, restored.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Window_IsKeptInASession()
    {
        var memory = new SessionMemory();
        var window = new WindowMemory();
        await window.AddAsync(ChatRole.User, "Remember me.", Token);
        var session = memory.CreateSession();
        session.Set("history", window.ToJson());
        await session.CommitAsync(cancellationToken: Token);

        var restored = WindowMemory.FromJson(memory.CreateSession().Get<string>("history"));

        Assert.Equal("Remember me.", Assert.Single(restored.ToMessages()).Text);
    }

    [Theory]
    [InlineData("", "is no window that ToJson wrote")]
    [InlineData("[]", "is no window that ToJson wrote")]
    [InlineData("{}", "is no window that ToJson wrote")]
    [InlineData("""{"format":1,"summary":null,"messages":[null]}""", "A message is null")]
    [InlineData("""{"format":1,"summary":5,"messages":[]}""", "is no window that ToJson wrote")]
    [InlineData("""{"format":2}""", "The window has format 2, and this version of Aegis knows 1")]
    public void WhatIsNoWindow_IsSaid(string json, string said)
    {
        var error = Assert.Throws<MemoryValueException>(() => WindowMemory.FromJson(json));

        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }
}
