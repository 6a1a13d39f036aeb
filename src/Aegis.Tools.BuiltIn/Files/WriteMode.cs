namespace Aegis.Tools.BuiltIn;

/// <summary>What <c>write_file</c> does about a file that is there already.</summary>
public enum WriteMode
{
    /// <summary>Refuses: only new files are written.</summary>
    Create,

    /// <summary>Replaces it.</summary>
    Overwrite,
}
