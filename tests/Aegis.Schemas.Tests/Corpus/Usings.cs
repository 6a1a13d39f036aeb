global using System;
global using System.Collections;
global using System.Collections.Concurrent;
global using System.Collections.Frozen;
global using System.Collections.Generic;
global using System.Collections.Immutable;
global using System.Collections.ObjectModel;
global using System.ComponentModel;
global using System.ComponentModel.DataAnnotations;
global using System.Diagnostics.CodeAnalysis;
global using System.Text.Json;
global using System.Text.Json.Nodes;
global using System.Text.Json.Serialization;
global using System.Threading;

/// <summary>What the reflection says of a parameter, and what Aegis says instead.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ImprovedAttribute(string was, string now) : Attribute
{
    public string Was { get; } = was;
    public string Now { get; } = now;
}
