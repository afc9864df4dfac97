//! rebuttal-signing
