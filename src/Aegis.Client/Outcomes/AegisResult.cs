using System.Diagnostics.CodeAnalysis;

namespace Aegis.Client;

/// <summary>What the server has told, or why it has not.</summary>
/// <typeparam name="T">What was asked for.</typeparam>
public sealed class AegisResult<T>
    where T : class
{
    private readonly Reply reply;

    internal AegisResult(Reply reply, T? value) => (this.reply, Value) = (reply, value);

    /// <summary>What was asked for; null when the server has not told it.</summary>
    public T? Value { get; }

    /// <summary>Whether there is a <see cref="Value"/>.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    public bool IsSuccess => Value is not null;

    /// <summary>Why the server has refused; null when it has not, or did not say so as problem details.</summary>
    public ApiProblem? Problem => reply.Response?.Problem;

    /// <summary>The response of the last attempt; null when there was none.</summary>
    public RawResponse? Response => reply.Response;

    /// <summary>Why there was no answer; null when there was one.</summary>
    public Exception? Error => reply.Error;

    /// <summary>How often the call was sent.</summary>
    public int Attempts => reply.Attempts;

    /// <summary>Goes on only with a value.</summary>
    /// <returns>The <see cref="Value"/>.</returns>
    /// <exception cref="AegisClientException">There is none; the exception says why.</exception>
    public T EnsureSuccess() => Value ?? throw new AegisClientException(AegisClientException.Describe(reply), reply);
}
