namespace Aegis.Metrics.Buffering;

/// <summary>Hears what becomes of the records of a <see cref="RecordBuffer{T}"/>. Must not throw.</summary>
internal interface IRecordBufferListener
{
    /// <summary>A batch could not be written, for the first time since one could. It is kept and tried again.</summary>
    void OutageBegan(Exception exception);

    /// <summary>Batches can be written again.</summary>
    void OutageEnded();

    /// <summary>So many records were dropped since this was last called, because as many as allowed waited already.</summary>
    void Dropped(long count);

    /// <summary>The process ends, and so many records could not be written.</summary>
    void Lost(long count, Exception exception);
}
