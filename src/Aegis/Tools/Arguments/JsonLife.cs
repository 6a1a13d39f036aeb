using System.Text.Json;

namespace Aegis.Tools;

internal static class JsonLife
{
    /// <summary>Whether the document that an element belongs to is gone, so that whatever is asked of it throws.</summary>
    public static bool IsDisposed(this JsonElement element)
    {
        try
        {
            _ = element.ValueKind;
            return false;
        }
        catch (ObjectDisposedException)
        {
            // there is no other way to ask
            return true;
        }
    }
}
