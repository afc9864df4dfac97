//! rebuttal-sandbox
