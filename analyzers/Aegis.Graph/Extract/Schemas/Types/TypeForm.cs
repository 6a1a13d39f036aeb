using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Schemas;

/// <summary>How the serializer treats a type.</summary>
internal enum TypeForm
{
    /// <summary>A converter that nobody can look into, or a type that holds any JSON.</summary>
    Any,

    /// <summary>The names of an enum.</summary>
    EnumNames,

    /// <summary>The numbers of an enum.</summary>
    EnumNumber,

    /// <summary>An enum, in words that a converter of the developer's chooses.</summary>
    EnumText,

    /// <summary>One of the simple types that JSON has a form for.</summary>
    Scalar,

    /// <summary>A type the serializer refuses.</summary>
    Unsupported,

    Enumerable,
    Dictionary,
    Object,
}

/// <summary>A type's form, and what is in it when it is a collection.</summary>
internal readonly record struct TypeShape(TypeForm Form, ITypeSymbol? Element = null, ITypeSymbol? Key = null)
{
    /// <summary>Whether one of it can be referred to from elsewhere in the document.</summary>
    public bool IsShared => Form is TypeForm.Object or TypeForm.Enumerable or TypeForm.Dictionary;
}
