using System.Collections.Immutable;
using Aegis.Graph.Extract.Policies;
using Aegis.Graph.Extract.Schemas;
using Aegis.Graph.Extract.Tools.Readers;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Tools;

/// <summary>A method with <c>[Tool]</c> to a tool of the graph.</summary>
internal static class ToolExtractor
{
    public static ToolNode Extract(
        IMethodSymbol method,
        string owner,
        int index,
        Probes probes,
        ExtractionContext context
    )
    {
        var attribute = ToolMethods.AttributeOf(method)!;
        context.Anchor(new Anchor(owner, AnchorKind.Tool, index), method);
        context.Anchor(new Anchor(owner, AnchorKind.ToolAttribute, index), attribute);
        var fixedArguments = FixedArguments.Of(method, owner, index, context);
        var parameters = method
            .Parameters.Select(parameter => ToolParameterExtractor.Extract(parameter, method, fixedArguments, context))
            .ToImmutableArray();
        foreach (var parameter in method.Parameters)
        {
            context.Anchor(new Anchor(owner, AnchorKind.ToolParameter, index, parameter.Ordinal), parameter);
        }

        var (shape, output) = Outputs.Of(method.ReturnType, context.Compilation);
        var isBroken =
            attribute.AttributeConstructor is null
            || method.ReturnType.IsUnknown()
            || method.Parameters.Any(parameter => parameter.Name.Length == 0 || parameter.Type.IsUnknown());
        var approval = FindOnAnyPart(method, "RequiresApprovalAttribute");
        var node = new ToolNode
        {
            Method = method.Name,
            Name = NameOf(method),
            Description =
                attribute.Named<string>("Description")
                ?? ToolDescriptions.OfMethod(method, context.Compilation, context.CancellationToken)
                ?? "",
            Effect = (ToolEffect)attribute.Named<int>("Effect"),
            DeclaresEffect = attribute.NamedArguments.Any(argument => argument.Key == "Effect"),
            Strict = attribute.Named<bool>("Strict"),
            Serialize = attribute.Named<bool>("Serialize"),
            MaxResultChars = attribute.Named<int>("MaxResultChars"),
            ApprovalTimeoutSeconds = approval is null ? null : TimeoutOf(approval),
            NeedsNoApproval = FindOnAnyPart(method, "NoApprovalAttribute") is not null,
            IdempotencyKey = method.Parameters.FirstOrDefault(p => Has(p, "IdempotencyKeyAttribute"))?.Name,
            FingerprintIgnored = method
                .Parameters.Where(parameter => Has(parameter, "FingerprintIgnoreAttribute"))
                .Select(parameter => parameter.Name)
                .ToEquatableArray(),
            Policies = PolicyExtractor.OfTool(method, owner, index, context),
            Fallback = FallbackExtractor.OfTool(method, owner, index, context),
            IsStatic = method.IsStatic,
            Returns = shape,
            Result = output?.ToTypeName(),
            Parameters = new(parameters),
            ShapeDefect = ToolMethodShape.DefectOf(method) ?? EffectDefect(attribute),
            Experiments = Experiments.Of(method),
            FixedDefects = fixedArguments.Defects,
            IsBroken = isBroken,
        };
        node = node with { Probe = probes.For(method, node, context) };
        return isBroken || node.ShapeDefect is not null
            ? node
            : WithSchemas(node, method, output, fixedArguments, context);
    }

    public static string NameOf(IMethodSymbol method) =>
        ToolMethods.AttributeOf(method)?.Named<string>("Name") ?? ToolNames.Of(method.Name);

    private static ToolNode WithSchemas(
        ToolNode node,
        IMethodSymbol method,
        ITypeSymbol? output,
        FixedArguments fixedArguments,
        ExtractionContext context
    )
    {
        var (compilation, token) = (context.Compilation, context.CancellationToken);
        var given = method
            .Parameters.Where(parameter => node.Parameters[parameter.Ordinal].Role == ToolParameterRole.Argument)
            .ToList();
        var arguments = ToolSchemas.OfParameters(method, given, node.Strict, compilation, token);
        var isStream = node.Returns == ReturnShape.AsyncEnumerable;
        var item = isStream ? ((INamedTypeSymbol)method.ReturnType).TypeArguments[0] : output;
        // a turn goes to a loop: no model reads it
        var result = item is null || IsTurn(item) ? null : ToolSchemas.OfResult(item, isStream, compilation, token);
        var hidden = method
            .Parameters.Where(parameter => node.Parameters[parameter.Ordinal].Role == ToolParameterRole.Fixed)
            .Select(parameter =>
            {
                var value = fixedArguments.ConstantOf(parameter.Name);
                return (parameter.Ordinal, Schema: ToolSchemas.OfParameter(parameter, value, compilation, token));
            })
            .ToList();
        var schemas = hidden.Select(pair => pair.Schema).Prepend(arguments).ToList();
        var all = result is null ? schemas : [.. schemas, result];
        var readers = new ObjectReaders(compilation, token);
        var readBy = method
            .Parameters.Select(parameter =>
                IsRead(node.Parameters[parameter.Ordinal]) ? readers.Of(parameter.Type) : ""
            )
            .ToList();
        return node with
        {
            Schema = arguments.Json,
            EnforcedSchema = arguments.Enforced,
            ReturnSchema = result?.Json,
            Parameters = node
                .Parameters.Select(
                    (parameter, i) =>
                        parameter with
                        {
                            HiddenSchema = hidden.Find(pair => pair.Ordinal == i).Schema?.Json,
                            Reader = readBy[i],
                        }
                )
                .ToEquatableArray(),
            Readers = readers.All,
            Enums = all.SelectMany(schema => schema.Enums).Distinct().ToEquatableArray(),
            JsonTypes = all.SelectMany(schema => schema.JsonTypes).Distinct().ToEquatableArray(),
            SchemaDefects = all.SelectMany(schema => schema.Defects).ToEquatableArray(),
        };
    }

    private static bool IsTurn(ITypeSymbol type) =>
        type is { Name: "Turn", ContainingNamespace: { Name: "Turns", ContainingNamespace.Name: "Aegis" } };

    private static string? EffectDefect(AttributeData attribute) =>
        attribute.Named<int>("Effect") is var effect && Enum.IsDefined(typeof(ToolEffect), effect)
            ? null
            : string.Format(
                System.Globalization.CultureInfo.InvariantCulture,
                "its Effect is {0}, which is none of ToolEffect",
                effect
            );

    private static bool IsRead(ToolParameter parameter) =>
        parameter.Role is ToolParameterRole.Argument or ToolParameterRole.Fixed;

    private static int TimeoutOf(AttributeData approval) =>
        approval.NamedArguments.Any(argument => argument.Key == "TimeoutSeconds")
            ? approval.Named<int>("TimeoutSeconds")
            : 3600;

    private static bool Has(IParameterSymbol parameter, string attribute) =>
        parameter.MayHaveAttributes() && parameter.Find(attribute) is not null;

    private static AttributeData? FindOnAnyPart(IMethodSymbol method, string name) =>
        method.Find(name) ?? method.PartialImplementationPart?.Find(name);
}
