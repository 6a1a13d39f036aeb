using System.Text.RegularExpressions;
using Aegis.Testing;
using Aegis.Tools.BuiltIn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aegis.Docs.Tests;

/// <summary>The C# of the docs. A comment before each block says what it claims to be.</summary>
internal static partial class Blocks
{
    public static IEnumerable<string> Pages =>
        Directory
            .EnumerateFiles(Path.Combine(BuildFacts.AegisRoot, "docs"), "*.md")
            .Append(Path.Combine(BuildFacts.AegisRoot, "README.md"))
            .Select(path => Path.GetRelativePath(BuildFacts.AegisRoot, path))
            .Order(StringComparer.Ordinal);

    public static string Text(string page) => File.ReadAllText(Path.Combine(BuildFacts.AegisRoot, page));

    /// <summary>The blocks behind <c>&lt;!-- claim: name --&gt;</c>, by name.</summary>
    public static ILookup<string, string> Claiming(string page, string claim) =>
        Claimed()
            .Matches(Text(page))
            .Where(match => match.Groups["claim"].Value == claim)
            .ToLookup(match => match.Groups["name"].Value, match => match.Groups["code"].Value);

    public static int CountCSharp(string page) => CSharp().Count(Text(page));

    public static int CountClaimed(string page) => Claimed().Count(Text(page));

    /// <summary>The project that the blocks of one name are the files of.</summary>
    public static TestCompilation Project(IEnumerable<string> blocks) =>
        new(
            blocks
                .Select((block, number) => new TestFile($"Block{number}.cs", block))
                .Append(new TestFile("Usings.cs", "global using Aegis; global using Microsoft.Extensions.AI;"))
                .ToArray()
        )
        {
            OutputKind = blocks.Any(IsProgram) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
            References =
            [
                TestReferences.Of(typeof(HttpTools)),
                TestReferences.Of(typeof(Providers.OpenAIChatClient)),
                TestReferences.Of(typeof(Providers.AnthropicChatClient)),
                TestReferences.Of(typeof(Microsoft.Extensions.Configuration.IConfiguration)),
                TestReferences.Of(typeof(Storage.PostgreSqlLedgerStore)),
                TestReferences.Of(typeof(Npgsql.NpgsqlDataSource)),
                TestReferences.Of(typeof(Client.AegisClient)),
                TestReferences.Of(typeof(Microsoft.Extensions.DependencyInjection.IHttpClientBuilder)),
                TestReferences.Of(typeof(Mcp.McpToolServer)),
                TestReferences.Of(typeof(OpenTelemetry.Trace.TracerProviderBuilder)),
                TestReferences.Of(typeof(OpenTelemetry.Trace.AegisTracerProviderBuilderExtensions)),
                TestReferences.Of(typeof(Storage.Sqlite.SqliteLedgerStore)),
                TestReferences.Of(typeof(AspNetCore.AegisServerOptions)),
                TestReferences.Of(typeof(Microsoft.AspNetCore.Builder.WebApplication)),
                TestReferences.Of(typeof(Microsoft.AspNetCore.Builder.IApplicationBuilder)),
                TestReferences.Of(typeof(Microsoft.AspNetCore.Builder.RoutingEndpointConventionBuilderExtensions)),
                TestReferences.Of(typeof(Microsoft.AspNetCore.Routing.IEndpointRouteBuilder)),
                TestReferences.Of(typeof(Microsoft.Extensions.Hosting.IHost)),
                TestReferences.Of(typeof(Polly.ResiliencePipeline)),
                TestReferences.Of(typeof(ModelContextProtocol.Client.McpClient)),
                TestReferences.Of(typeof(Microsoft.Extensions.DependencyInjection.IMcpServerBuilder)),
            ],
        };

    private static bool IsProgram(string block) =>
        CSharpSyntaxTree.ParseText(block).GetCompilationUnitRoot().Members.Any(m => m is GlobalStatementSyntax);

    [GeneratedRegex(
        @"<!-- (?<claim>compiled|reports|emitted): (?<name>[\w-]+) -->\n```csharp\n(?<code>.*?)\n```",
        RegexOptions.Singleline
    )]
    private static partial Regex Claimed();

    [GeneratedRegex("^```csharp$", RegexOptions.Multiline)]
    private static partial Regex CSharp();
}
