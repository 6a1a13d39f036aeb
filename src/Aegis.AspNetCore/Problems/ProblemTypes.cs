namespace Aegis.AspNetCore.Problems;

/// <summary>All sorts of errors that the server answers with. Names are never changed: clients depend on them.</summary>
internal static class ProblemTypes
{
    public static readonly ProblemType Malformed = new(
        "malformed",
        400,
        "The request can not be understood.",
        "The detail names the part. Correct it; the same request will be refused again."
    );

    public static readonly ProblemType HeaderRepeated = new(
        "header-repeated",
        400,
        "A header that may stand once is there twice.",
        "Send it once. Two values would let two readers of one request understand different things."
    );

    public static readonly ProblemType KeyMissing = new(
        "key-missing",
        400,
        "The request names no idempotency key.",
        "Send Idempotency-Key: 1 to 255 visible ASCII characters that name the action, the same for each attempt at it."
    );

    public static readonly ProblemType Unauthenticated = new(
        "unauthenticated",
        401,
        "The request bears no valid key.",
        "Send Authorization: Bearer sk_live_… with a key that is neither revoked nor expired. The answer is the same for every cause."
    );

    public static readonly ProblemType ScopeMissing = new(
        "scope-missing",
        403,
        "The key does not allow this.",
        "The member scope names what is missing. An admin of the tenant makes keys with other scopes at /api/v1/accounts/keys."
    );

    public static readonly ProblemType TenantMismatch = new(
        "tenant-mismatch",
        403,
        "Tenant-Id names another tenant than the key.",
        "Leave Tenant-Id out: the key says whose the request is. The header can only confirm it."
    );

    public static readonly ProblemType OwnRequest = new(
        "own-request",
        403,
        "Whoever asked can not decide.",
        "Let somebody else decide, with a key of their own."
    );

    public static readonly ProblemType PersonRequired = new(
        "person-required",
        403,
        "Only a person can do this.",
        "Use the key of a person, or sign in as one."
    );

    public static readonly ProblemType NotFound = new(
        "not-found",
        404,
        "There is no such thing.",
        "Nothing of that id or at that address belongs to the caller's tenant."
    );

    public static readonly ProblemType KeyReserved = new(
        "key-reserved",
        404,
        "No call of a tool has this key.",
        "Keys that begin so are those of tools, which are decided while they wait. Begin keys of your own otherwise."
    );

    public static readonly ProblemType MethodNotAllowed = new(
        "method-not-allowed",
        405,
        "The address does not know this method.",
        "The header Allow lists the methods."
    );

    public static readonly ProblemType Duplicate = new(
        "duplicate",
        409,
        "This was done before.",
        "Nothing was done again, and nothing is billed. The members state, decision and request_id say what became of it: the "
            + "same decision counts as success."
    );

    public static readonly ProblemType InProgress = new(
        "in-progress",
        409,
        "The same is under way.",
        "Ask again after Retry-After, or wait at the address in Location."
    );

    public static readonly ProblemType AlreadyDecided = new(
        "already-decided",
        409,
        "It was decided otherwise.",
        "The first decision holds. The members decision, decided_by and decided_at tell of it."
    );

    public static readonly ProblemType ApprovalExpired = new(
        "approval-expired",
        409,
        "It is too late to decide.",
        "No answer in time means no. Whoever wants it has to ask again, with another key."
    );

    public static readonly ProblemType RequestCancelled = new(
        "request-cancelled",
        409,
        "The request was taken back.",
        "Nothing will be done on it, whatever was decided. Whoever wants it has to ask again, with another key."
    );

    public static readonly ProblemType OutcomeUnknown = new(
        "outcome-unknown",
        409,
        "It may have happened, and nobody knows.",
        "It is not repeated. A person finds out, and tells by POST /api/v1/operations/{id}/resolve."
    );

    public static readonly ProblemType NotUnknown = new(
        "not-unknown",
        409,
        "Its outcome is known.",
        "Only operations in state UNKNOWN can be resolved."
    );

    public static readonly ProblemType AccountConflict = new(
        "account-conflict",
        409,
        "The account does not allow this as it is.",
        "The detail says what is in the way."
    );

    public static readonly ProblemType TooLarge = new(
        "too-large",
        413,
        "The body is too large.",
        "64 KiB at most. Send a reference to what is larger."
    );

    public static readonly ProblemType UnsupportedMediaType = new(
        "unsupported-media-type",
        415,
        "The body is not JSON.",
        "Send Content-Type: application/json, in UTF-8, without Content-Encoding."
    );

    public static readonly ProblemType KeyReused = new(
        "key-reused",
        422,
        "The key belongs to something else.",
        "The first request with this key had another payload or thread. Take another key for another action."
    );

    public static readonly ProblemType QuotaExceeded = new(
        "quota-exceeded",
        429,
        "The plan's events of this period are used up.",
        "Trying again before resets_at is of no use. Duplicates are still answered, and never billed."
    );

    public static readonly ProblemType RateLimited = new(
        "rate-limited",
        429,
        "Too many requests at once.",
        "Try again after Retry-After, with the same idempotency key."
    );

    public static readonly ProblemType Internal = new(
        "internal",
        500,
        "The server made a mistake.",
        "Whether anything happened is not certain: repeat the request with the same idempotency key. The log has the instance."
    );

    public static readonly ProblemType Unavailable = new(
        "unavailable",
        503,
        "The store can not be asked, or the server is stopping.",
        "Repeat the request with the same idempotency key after Retry-After."
    );

    public static readonly ProblemType TimedOut = new(
        "timed-out",
        504,
        "It took too long.",
        "Whether anything happened is not certain: repeat the request with the same idempotency key."
    );

    public static IReadOnlyList<ProblemType> All { get; } =
    [
        Malformed,
        HeaderRepeated,
        KeyMissing,
        Unauthenticated,
        ScopeMissing,
        TenantMismatch,
        OwnRequest,
        PersonRequired,
        NotFound,
        KeyReserved,
        MethodNotAllowed,
        Duplicate,
        InProgress,
        AlreadyDecided,
        ApprovalExpired,
        RequestCancelled,
        OutcomeUnknown,
        NotUnknown,
        AccountConflict,
        TooLarge,
        UnsupportedMediaType,
        KeyReused,
        QuotaExceeded,
        RateLimited,
        Internal,
        Unavailable,
        TimedOut,
    ];

    /// <summary>What stands for a status code that the framework, and not an endpoint, has chosen.</summary>
    public static ProblemType OfStatus(int status) =>
        All.FirstOrDefault(type => type.Status == status)
        ?? (status < 500 ? Malformed : Internal) with
        {
            Status = status,
        };
}
