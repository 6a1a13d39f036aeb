using System.Text.Json;
using System.Text.Json.Serialization;
using Aegis.Agents;
using Aegis.Tests.Agents;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Tests.Construction;

public sealed partial class AegisOptionsTests
{
    private readonly ServiceCollection services = new();

    [Fact]
    public void NoAddAegis_LeavesTheDefaults()
    {
        using var provider = services.BuildServiceProvider();

        Assert.Equal("""{"fullName":"Ada"}""", Prompt(provider, new Person("Ada")));
    }

    [Fact]
    public void AddAegis_ChangesTheJsonOfPrompts()
    {
        using var provider = services
            .AddAegis(options => options.JsonSerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower)
            .BuildServiceProvider();

        Assert.Equal("""{"full_name":"Ada"}""", Prompt(provider, new Person("Ada")));
    }

    [Fact]
    public async Task AddAegis_ChangesTheJsonOfAnswers()
    {
        using var client = new ScriptedChatClient("""{"full_name":"Ada"}""");
        using var provider = services
            .AddSingleton<IChatClient>(client)
            .AddAegis(options => options.JsonSerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower)
            .BuildServiceProvider();

        var person = await ChatAgent.AskAsync<Person>(
            new AgentContext("Writer", services: provider),
            null,
            "Who?",
            null,
            TestContext.Current.CancellationToken
        );

        Assert.Equal("Ada", person.FullName);
        Assert.True(client.Requests[0].Schema.GetProperty("properties").TryGetProperty("full_name", out _));
    }

    [Fact]
    public void SeveralCalls_AddUp()
    {
        using var provider = services
            .AddAegis(options => options.JsonSerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower)
            .AddAegis()
            .AddAegis(options => options.JsonSerializerOptions.WriteIndented = true)
            .BuildServiceProvider();

        Assert.Equal("{\n  \"full_name\": \"Ada\"\n}", Prompt(provider, new Person("Ada")).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void OptionsWithoutResolver_AreGivenTheDefaultOne()
    {
        using var provider = services
            .AddAegis(options => options.JsonSerializerOptions = new JsonSerializerOptions())
            .BuildServiceProvider();

        Assert.Equal("""{"FullName":"Ada"}""", Prompt(provider, new Person("Ada")));
    }

    [Fact]
    public void OwnContext_IsAskedFirst()
    {
        using var provider = services
            .AddAegis(options =>
                options.JsonSerializerOptions.TypeInfoResolverChain.Insert(0, PersonJsonContext.Default)
            )
            .BuildServiceProvider();

        var typeInfo = AgentJson.TypeInfo(AgentJson.From(provider), typeof(Person));

        Assert.Same(PersonJsonContext.Default, typeInfo.OriginatingResolver);
    }

    [Fact]
    public void TypeThatNoContextKnows_IsNamedTogetherWithTheRemedy()
    {
        // as under Native AOT: no reflection, only what a context knows
        using var provider = services
            .AddAegis(options => options.JsonSerializerOptions = new() { TypeInfoResolver = PersonJsonContext.Default })
            .BuildServiceProvider();

        var error = Assert.Throws<InvalidOperationException>(() => Prompt(provider, new List<Uri>()));

        Assert.Equal(
            "How 'List<Uri>' becomes JSON is not known. Put [JsonSerializable(typeof(List<Uri>))] on a JsonSerializerContext "
                + "and register it: services.AddAegis(options => "
                + "options.JsonSerializerOptions.TypeInfoResolverChain.Insert(0, MyJsonContext.Default)).",
            error.Message
        );
    }

    [Fact]
    public void NullOptions_AreRefused() =>
        Assert.Throws<ArgumentNullException>(() => new AegisOptions().JsonSerializerOptions = null!);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void LimitBelowOne_IsRefusedByName(int limit)
    {
        var rounds = Assert.Throws<ArgumentOutOfRangeException>(() => new AegisOptions { MaxToolRounds = limit });
        var calls = Assert.Throws<ArgumentOutOfRangeException>(() => new AegisOptions { MaxParallelToolCalls = limit });

        Assert.StartsWith(
            $"AegisOptions.MaxToolRounds is {limit}, but has to be at least 1.",
            rounds.Message,
            StringComparison.Ordinal
        );
        Assert.Equal("MaxParallelToolCalls", calls.ParamName);
    }

    private static string Prompt<T>(IServiceProvider provider, T value) =>
        PromptText.Of(new AgentContext("Writer", services: provider), value);

    internal sealed record Person(string FullName);

    [JsonSerializable(typeof(Person))]
    internal sealed partial class PersonJsonContext : JsonSerializerContext;
}
