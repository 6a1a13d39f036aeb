namespace Aegis.Buffering;

/// <summary>Hears what becomes of the records of a <see cref="RecordBuffer{T}"/>. Must not throw.</summary>
internal interface IRecordBufferListener
{
    /// <summary>A batch could not be written, for the first time since one could. It is kept and tried again, as are those that wait.</summary>
    void OutageBegan(long waiting, Exception exception);

    /// <summary>Batches can be written again; so many records were dropped since there is the buffer.</summary>
    void OutageEnded(long dropped);

    /// <summary>As many records as allowed wait, and the oldest are dropped until that is no longer so.</summary>
    void DroppingBegan();

    /// <summary>A record came after the end, and is dropped; said once.</summary>
    void CameLate();

    /// <summary>The process ends, and so many records could not be written.</summary>
    void Lost(long count, Exception exception);
}
