using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Generators.Tests.Running;

public class RegistrationTests
{
    [Fact]
    public async Task ContextOfAnAgentThatLivesForARun_HasTheServicesOfItsConstructor()
    {
        const string Source = """
            using Microsoft.Extensions.DependencyInjection;
            public sealed class Basket;
            [Agent(Lifetime = AgentLifetime.Run)] public partial class Early
            {
                public Basket? Run(AgentContext context) => context.Services.GetService<Basket>();
            }
            [Agent(Lifetime = AgentLifetime.Run), DependsOn<Early>] public partial class Late(Basket basket)
            {
                public bool Run(Basket? early, AgentContext context) =>
                    basket == early && basket == context.Services.GetService<Basket>();
            }
            [Pipeline] public partial class All;
            public static class Consumer
            {
                public static async Task<string> Run()
                {
                    using var services = new ServiceCollection().AddScoped<Basket>().BuildServiceProvider(validateScopes: true);
                    var all = new All(services);
                    var first = await all.RunPipelineAsync();
                    var second = await all.RunPipelineAsync();
                    return $"{first.Late.Value} {second.Late.Value} {first.Early.Value == second.Early.Value}";
                }
            }
            """;
        var test = new TestCompilation("using Aegis;\n" + Source)
        {
            References = [TestReferences.Of(typeof(ServiceProvider))],
        };
        using var loaded = Project.Compile(test).EmitAndLoad();
        Assert.Equal("True True False", await loaded.CallAsync("Consumer", "Run"));
    }

    [Fact]
    public async Task RegisteredPipeline_IsASingletonOverTheContainer()
    {
        const string Source = """
            using Microsoft.Extensions.DependencyInjection;
            namespace My
            {
                public sealed class Store { public int Next { get; set; } }
                [Agent] public partial class Counter(Store store) { public int Run() => ++store.Next; }
                [Agent(Lifetime = AgentLifetime.Run)] public sealed partial class Fresh : IDisposable
                {
                    public static int Made, Disposed;
                    public Fresh() => Made++;
                    public async Task<int> RunAsync() { await Task.Yield(); return Made - Disposed; }
                    public void Dispose() => Disposed++;
                }
                public partial class Outer { [Pipeline] public partial class All; }
                public static class Use
                {
                    public static async Task<string> Run()
                    {
                        var services = new ServiceCollection().AddSingleton<Store>().AddOuterAll().AddOuterAll().BuildServiceProvider();
                        var all = services.GetRequiredService<Outer.All>();
                        await all.RunPipelineAsync();
                        var result = await services.GetRequiredService<Outer.All>().RunPipelineAsync();
                        return $"{result.Counter.Value} {result.Fresh.Value} {Fresh.Made} {Fresh.Disposed}";
                    }
                }
            }
            public static class Consumer { public static Task<string> Run() => My.Use.Run(); }
            """;
        var test = new TestCompilation("using Aegis;\n" + Source)
        {
            References = [TestReferences.Of(typeof(ServiceProvider))],
        };
        using var loaded = Project.Compile(test).EmitAndLoad();
        Assert.Equal("2 1 2 2", await loaded.CallAsync("Consumer", "Run"));
    }
}
