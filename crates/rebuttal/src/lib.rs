//! rebuttal
