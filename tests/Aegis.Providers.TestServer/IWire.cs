namespace Aegis.Providers.TestServer;

/// <summary>How a protocol says an answer.</summary>
internal interface IWire
{
    /// <summary>The whole answer.</summary>
    string Body(RecordedRequest request, Reply reply);

    /// <summary>The answer as server-sent events, in small pieces.</summary>
    IEnumerable<string> Events(RecordedRequest request, Reply reply);

    /// <summary>The event that reports an error.</summary>
    string ErrorEvent(string message);
}
