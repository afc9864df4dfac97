//! Everything that shows itself, printed.
#![allow(clippy::print_stdout, reason = "what is printed is what is searched")]

use std::error::Error as _;
use std::fmt::Debug;

use rebuttal::{Error, alipay, stripe};
use serde::de::DeserializeOwned;

pub(crate) fn debug(value: &impl Debug) {
    println!("{value:?}\n{value:#?}");
}

pub(crate) fn error(error: &Error) {
    println!("» failed: {error}");
    debug(error);
    let mut next = error.source();
    while let Some(cause) = next {
        println!("caused by {cause}\n{cause:?}");
        next = cause.source();
    }
}

/// The typed form of an answer, by the name of its type.
pub(crate) fn typed(provider: &str, name: &str, json: &[u8]) {
    match (provider, name) {
        ("alipay", "AcceptDisputeResponse") => show::<alipay::AcceptDisputeResponse>(json),
        ("alipay", "SupplyDefenseDocumentResponse") => show::<alipay::SupplyDefenseDocumentResponse>(json),
        ("alipay", "DownloadDisputeEvidenceResponse") => show::<alipay::DownloadDisputeEvidenceResponse>(json),
        ("stripe", "Dispute") => show::<stripe::Dispute>(json),
        ("stripe", "DisputeList") => show::<stripe::DisputeList>(json),
        ("stripe", "Event") => show::<stripe::Event>(json),
        ("stripe", "EventList") => show::<stripe::EventList>(json),
        ("stripe", "File") => show::<stripe::File>(json),
        ("stripe", "FileList") => show::<stripe::FileList>(json),
        _ => panic!("{provider} has a new answer {name}: show it here"),
    }
}

fn show<T: DeserializeOwned + Debug>(json: &[u8]) {
    debug(&serde_json::from_slice::<T>(json).expect("the canaries answer fits its type"));
}
