//! The kinds of errors, the same tree of classes as in Python and Node.

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $class:literal in $parent:literal),* $(,)?) => {
        /// What went wrong. `Error::kind` gives it; new kinds may come.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        #[non_exhaustive]
        pub enum ErrorKind {
            $($(#[$doc])* $kind,)*
        }

        impl ErrorKind {
            /// Every kind there is, parents before their children.
            pub const ALL: &'static [ErrorKind] = &[$(Self::$kind),*];

            /// The class of the same meaning in Python and Node.
            pub fn class(self) -> &'static str {
                match self { $(Self::$kind => $class,)* }
            }

            /// The class above it; `RebuttalError` is the root.
            pub fn parent(self) -> &'static str {
                match self { $(Self::$kind => $parent,)* }
            }
        }
    };
}

kinds! {
    /// A key, URL or option that no client can be made with.
    Config = "ConfigError" in "RebuttalError",
    /// A parameter was refused here, before anything was sent. `Error::field` names it.
    InvalidArgument = "InvalidArgumentError" in "RebuttalError",
    /// Never connected, or the connection was lost. `Error::outcome` tells which.
    Transport = "TransportError" in "RebuttalError",
    /// A time limit passed: connecting, one attempt, or the whole call.
    RequestTimeout = "RequestTimeoutError" in "TransportError",
    /// The provider answered with a failure that no class below describes (a redirect, an unknown status).
    Api = "ApiError" in "RebuttalError",
    /// The provider does not know the key, or refuses the signature.
    Authentication = "AuthenticationError" in "ApiError",
    /// The key is known but may not do this.
    PermissionDenied = "PermissionDeniedError" in "ApiError",
    /// There is no such object, or it belongs to another account.
    NotFound = "NotFoundError" in "ApiError",
    /// The provider refuses a parameter.
    InvalidRequest = "InvalidRequestError" in "ApiError",
    /// The provider refuses the action for a reason of its own.
    Rejected = "RejectedError" in "ApiError",
    /// The dispute was answered before, and the provider does not say how. `Error::after_lost_attempt` tells whether an
    /// earlier attempt of this call may have done it.
    AlreadyAnswered = "AlreadyAnsweredError" in "ApiError",
    /// The time to answer is over.
    DeadlinePassed = "DeadlinePassedError" in "ApiError",
    /// Another request is at work on the same thing.
    Conflict = "ConflictError" in "ApiError",
    /// Too many requests.
    RateLimited = "RateLimitedError" in "ApiError",
    /// The provider failed.
    Server = "ServerError" in "ApiError",
    /// The provider says that it may have happened.
    OutcomeUnknown = "OutcomeUnknownError" in "ApiError",
    /// An answer or message that is not what its document promises. `Error::path` says where.
    Decode = "DecodeError" in "RebuttalError",
    /// A signature is missing, malformed, wrong, too old or too new. `Error::reason` says which.
    Signature = "SignatureError" in "RebuttalError",
    /// The store of a `Deduplicator` failed. Nothing counts as processed by that.
    Deduplicator = "DeduplicatorError" in "RebuttalError",
    /// Another worker is processing the message: don't acknowledge it, so that it comes again.
    InProgress = "InProgressError" in "DeduplicatorError",
    /// The processing took longer than its lease and another worker has the message now: it may have been processed twice.
    ClaimLost = "ClaimLostError" in "DeduplicatorError",
    /// A `MemoryDeduplicator` is full of messages that are being processed.
    DeduplicatorFull = "DeduplicatorFullError" in "DeduplicatorError",
}
