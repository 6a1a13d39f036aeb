using System.Collections.Immutable;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract;

/// <summary>The constructor that emitted factories call, and where its arguments come from.</summary>
internal static class ConstructorExtractor
{
    private static readonly HashSet<string> ScopedServices =
    [
        "Microsoft.EntityFrameworkCore.DbContext",
        "Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction",
        "Microsoft.AspNetCore.Identity.UserManager",
        "Microsoft.AspNetCore.Identity.RoleManager",
        "Microsoft.AspNetCore.Identity.SignInManager",
        "Microsoft.AspNetCore.Components.NavigationManager",
        "Microsoft.Extensions.Options.IOptionsSnapshot",
    ];

    private static readonly HashSet<string> BuiltInServices =
    [
        "Microsoft.Extensions.Logging.ILogger",
        "Microsoft.Extensions.Logging.ILoggerFactory",
        "System.TimeProvider",
        "System.IServiceProvider",
        "Aegis.Memory.SessionMemory",
    ];

    /// <summary>The one marked <c>[ActivatorUtilitiesConstructor]</c>, failing that the one with the most parameters.</summary>
    public static IMethodSymbol? Choose(INamedTypeSymbol type, bool isExternal)
    {
        if (type.InstanceConstructors.Length == 1 && type.InstanceConstructors[0].IsImplicitlyDeclared)
        {
            return type.InstanceConstructors[0];
        }

        IMethodSymbol? best = null;
        foreach (var constructor in type.InstanceConstructors)
        {
            var visibility = TypeNames.VisibilityOf(constructor);
            var isReachable =
                visibility == Visibility.Public
                || (visibility == Visibility.Internal && !isExternal)
                || IsReachableInHiddenType(constructor, type);
            if (!isReachable || IsCopy(constructor, type) || constructor.IsEmitted())
            {
                continue;
            }

            foreach (var attribute in constructor.GetAttributes())
            {
                if (attribute.AttributeClass?.Name == "ActivatorUtilitiesConstructorAttribute")
                {
                    return constructor;
                }
            }

            best = best is null || constructor.Parameters.Length > best.Parameters.Length ? constructor : best;
        }

        return best;
    }

    public static EquatableArray<ConstructorParameter> Extract(
        IMethodSymbol constructor,
        string owner,
        ExtractionContext context
    )
    {
        var parameters = ImmutableArray.CreateBuilder<ConstructorParameter>(constructor.Parameters.Length);
        foreach (var parameter in constructor.Parameters)
        {
            context.Anchor(owner, AnchorKind.ConstructorParameter, parameter.Ordinal, parameter);
            var key = parameter
                .GetAttributes()
                .FirstOrDefault(a => a.AttributeClass?.Name == "FromKeyedServicesAttribute");
            parameters.Add(
                new ConstructorParameter(
                    parameter.Name,
                    parameter.Type.ToTypeName(),
                    KindOf(parameter.Type),
                    key is { ConstructorArguments.Length: 1 } ? ConstantText.Of(key.ConstructorArguments[0]) : null,
                    ConstantText.DefaultOf(parameter),
                    parameter.Type.NullableAnnotation == NullableAnnotation.Annotated
                )
            );
        }

        return new(parameters.MoveToImmutable());
    }

    private static ServiceKind KindOf(ITypeSymbol type)
    {
        var name = QualifiedName(type);
        if (name == "Microsoft.Extensions.AI.IChatClient")
        {
            return ServiceKind.ChatClient;
        }

        if (BuiltInServices.Contains(name))
        {
            return ServiceKind.BuiltIn;
        }

        for (var current = type; current is not null; current = current.BaseType)
        {
            if (ScopedServices.Contains(QualifiedName(current)))
            {
                return ServiceKind.Scoped;
            }
        }

        return type.TypeKind != TypeKind.Error && (type.IsValueType || type.SpecialType == SpecialType.System_String)
            ? ServiceKind.Value
            : ServiceKind.Service;
    }

    private static string QualifiedName(ITypeSymbol type) =>
        $"{type.ContainingNamespace?.Path(escape: false)}.{type.Name}";

    private static bool IsCopy(IMethodSymbol constructor, INamedTypeSymbol type) =>
        type.IsRecord
        && constructor.Parameters.Length == 1
        && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, type);

    /// <summary>A private class's own constructors are judged without the class: that it is private is said once.</summary>
    private static bool IsReachableInHiddenType(IMethodSymbol constructor, INamedTypeSymbol type) =>
        TypeNames.VisibilityOf(type) == Visibility.Hidden
        && constructor.DeclaredAccessibility is (Accessibility.Public or Accessibility.Internal);
}
