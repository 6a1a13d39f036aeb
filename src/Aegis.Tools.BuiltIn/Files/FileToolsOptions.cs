namespace Aegis.Tools.BuiltIn;

/// <summary>What <see cref="FileTools"/> may see and change. As it is, it reads.</summary>
public sealed class FileToolsOptions
{
    /// <summary>
    /// The folder that holds all that the model may see; it must exist. A link here is followed once, when the tool is built;
    /// links below it are never followed. Default: none, it has to be set.
    /// </summary>
    public string Root { get; set; } = "";

    /// <summary>Whether files may be written. Default: <see langword="false"/>.</summary>
    public bool AllowWrite { get; set; }

    /// <summary>The largest file that is read at all, in bytes. Default: 8,388,608.</summary>
    public int MaxFileBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>How many characters one call reads; the result says where to go on. Default: 65,536.</summary>
    public int MaxReadChars { get; set; } = 64 * 1024;

    /// <summary>The largest file that is written, in bytes of UTF-8. Default: 1,048,576.</summary>
    public int MaxWriteBytes { get; set; } = 1024 * 1024;

    /// <summary>How many entries a listing shows. Default: 500.</summary>
    public int MaxListEntries { get; set; } = 500;

    /// <summary>How many folders deep a listing goes; 1 lists one folder alone. Default: 16.</summary>
    public int MaxListDepth { get; set; } = 16;

    /// <summary>How many entries a listing looks at, shown or not. Default: 50,000.</summary>
    public int MaxListVisits { get; set; } = 50_000;
}
