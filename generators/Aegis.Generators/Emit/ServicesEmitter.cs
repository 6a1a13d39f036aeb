using Aegis.Generators.Plan;
using Aegis.Graph.Model;

namespace Aegis.Generators.Emit;

/// <summary><c>services.AddReportPipeline()</c>.</summary>
internal static class ServicesEmitter
{
    private const string Services = "global::Microsoft.Extensions.DependencyInjection";

    public static string Emit(PipelinePlan plan)
    {
        var writer = SourceFile.Begin();
        if (plan.Type.Namespace.Length > 0)
        {
            writer.Open($"namespace {plan.Type.Namespace}");
        }

        var name = plan.ServicesName;
        writer.Line($"/// <summary>Registers <see cref=\"{plan.Type.FullName}\"/>.</summary>");
        writer.Line(Code.Generated);
        writer.Open($"{plan.Access} static class {name}AegisServiceCollectionExtensions");
        writer.Line(
            "/// <summary>Adds the pipeline as a singleton, built from the provider, and what Aegis needs.</summary>"
        );
        writer.Line("/// <param name=\"services\">Where to add it.</param>");
        writer.Line("/// <returns>The same collection.</returns>");
        writer.Line($"public static {Services}.IServiceCollection Add{name}(");
        writer.Indent();
        writer.Line($"this {Services}.IServiceCollection services");
        writer.Unindent();
        writer.Line(")");
        writer.Line("{");
        writer.Indent();
        writer.Line("global::Aegis.AegisServiceCollectionExtensions.AddAegis(services);");
        writer.Line($"{Services}.Extensions.ServiceCollectionDescriptorExtensions.TryAddSingleton(");
        writer.Indent();
        writer.Line("services,");
        writer.Line($"static provider => new {plan.Type.FullName}(provider)");
        writer.Unindent();
        writer.Line(");");
        writer.Line("return services;");
        writer.Close();
        writer.Close();
        if (plan.Type.Namespace.Length > 0)
        {
            writer.Close();
        }

        return writer.ToString();
    }
}
