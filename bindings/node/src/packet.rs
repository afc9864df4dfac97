//! Packets of evidence. What reads files, decodes pictures or writes documents runs on threads of Node's pool.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use napi::Task;
use napi::bindgen_prelude::{AsyncTask, Either, Env, Error, Result};
use napi_derive::napi;
use rebuttal::dynamic::{BuiltPacket, Input, Packet, SentPacket};

use crate::convert::{Copied, Text};
use crate::failure::{Failure, either};
use crate::file::File;

/// A packet that is made step by step.
#[napi]
pub struct NativePacket(Shared);

/// Shared with the threads that work on it, one after the other.
type Shared = Arc<Mutex<Packet>>;

fn lock(packet: &Shared) -> MutexGuard<'_, Packet> {
    packet.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A packet for a dispute, as JSON with the provider's names.
#[napi(catch_unwind)]
pub(crate) fn open_packet(dispute: String) -> Either<Failure, NativePacket> {
    either(Packet::new(dispute.as_bytes()), |packet| NativePacket(Arc::new(Mutex::new(packet))))
}

impl NativePacket {
    /// As it is now.
    pub(crate) fn now(&self) -> Packet {
        lock(&self.0).clone()
    }
}

fn failed(result: std::result::Result<(), rebuttal::Error>) -> Option<Failure> {
    result.err().map(Failure::from)
}

#[napi]
impl NativePacket {
    #[napi(getter)]
    pub fn dispute_id(&self) -> String {
        lock(&self.0).dispute_id().to_owned()
    }

    #[napi(catch_unwind)]
    pub fn text(&self, field: String, text: String) {
        lock(&self.0).text(&field, &text);
    }

    #[napi(catch_unwind)]
    pub fn product_type(&self, name: String) -> Option<Failure> {
        failed(lock(&self.0).product_type(&name))
    }

    #[napi(catch_unwind)]
    pub fn paper(&self, name: String) -> Option<Failure> {
        failed(lock(&self.0).paper(&name))
    }

    #[napi(catch_unwind)]
    pub fn strict(&self) {
        lock(&self.0).strict();
    }

    #[napi(catch_unwind)]
    pub fn limit(&self, rule: String, number: f64) -> Option<Failure> {
        // TypeScript passes whole numbers from 0 only.
        failed(lock(&self.0).limit(&rule, number as u64))
    }

    #[napi(catch_unwind)]
    pub fn compliance_fee(&self, amount: f64, currency: String) {
        lock(&self.0).compliance_fee(amount as u64, &currency);
    }

    #[napi(catch_unwind)]
    pub fn compelling_evidence(&self, payments: String) -> Option<Failure> {
        failed(lock(&self.0).compelling_evidence(payments.as_bytes()))
    }

    #[napi(catch_unwind)]
    pub fn suggestion(&self, notification: String) -> Option<Failure> {
        failed(lock(&self.0).suggestion(notification.as_bytes()))
    }

    /// For tests: as a release with that version of the form of packets would make it.
    #[napi(catch_unwind)]
    pub fn format(&self, format: u32) {
        lock(&self.0).format(format);
    }

    /// Reads a file.
    #[napi(catch_unwind)]
    pub fn file(&self, field: String, file: File<'_>) -> Result<AsyncTask<Reading>> {
        let input = input(&field, file)?;
        Ok(AsyncTask::new(Reading { packet: self.0.clone(), field: Some(field), input: Some(input) }))
    }

    /// Reads a font.
    #[napi(catch_unwind)]
    pub fn font(&self, file: File<'_>) -> Result<AsyncTask<Reading>> {
        let input = input("font", file)?;
        Ok(AsyncTask::new(Reading { packet: self.0.clone(), field: None, input: Some(input) }))
    }

    /// The report for a moment in Unix seconds, as JSON.
    #[napi(catch_unwind)]
    pub fn preflight(&self, now: i64) -> AsyncTask<Checking> {
        AsyncTask::new(Checking { packet: self.now(), now })
    }

    /// The files, and the rest as JSON.
    #[napi(catch_unwind)]
    pub fn build(&self) -> AsyncTask<Building> {
        AsyncTask::new(Building(self.now()))
    }
}

/// Copies bytes, because the program may write into its buffer meanwhile.
fn input(field: &str, file: File<'_>) -> Result<Input> {
    let File { bytes, path, spool, name } = file;
    let called = || name.clone().unwrap_or_else(|| field.to_owned());
    Ok(match (bytes, path, spool) {
        (Some(bytes), ..) => Input::Bytes(called(), bytes.to_vec()),
        (_, Some(path), _) => match name {
            Some(name) => Input::Named(name, Box::new(Input::Path(path.into()))),
            None => Input::Path(path.into()),
        },
        (.., Some(spool)) => {
            let reader = spool.reader().map_err(|error| Error::from_reason(error.to_string()))?;
            Input::Reader(called(), Box::new(reader))
        }
        (None, None, None) => return Err(Error::from_reason("a file has neither bytes nor a path")),
    })
}

/// A file that is being read, or the font.
pub struct Reading {
    packet: Shared,
    field: Option<String>,
    input: Option<Input>,
}

impl Task for Reading {
    type Output = ();
    type JsValue = ();

    fn compute(&mut self) -> Result<()> {
        if let Some(input) = self.input.take() {
            match &self.field {
                Some(field) => lock(&self.packet).file(field, input),
                None => lock(&self.packet).font(input),
            }
        }
        Ok(())
    }

    fn resolve(&mut self, _: Env, (): ()) -> Result<()> {
        Ok(())
    }
}

/// A preflight.
pub struct Checking {
    packet: Packet,
    now: i64,
}

impl Task for Checking {
    type Output = String;
    type JsValue = String;

    fn compute(&mut self) -> Result<String> {
        Ok(self.packet.preflight(self.now))
    }

    fn resolve(&mut self, _: Env, report: String) -> Result<String> {
        Ok(report)
    }
}

/// A file that was built.
#[napi(object, object_from_js = false)]
pub struct NativeBuiltFile {
    pub field: String,
    pub name: String,
    pub content: Copied,
}

/// What a packet became.
#[napi(object, object_from_js = false)]
pub struct NativeBuiltPacket {
    pub files: Vec<NativeBuiltFile>,
    pub json: Text,
}

/// A packet that is being built.
pub struct Building(Packet);

impl Task for Building {
    type Output = std::result::Result<BuiltPacket, rebuttal::Error>;
    type JsValue = Either<Failure, NativeBuiltPacket>;

    fn compute(&mut self) -> Result<Self::Output> {
        Ok(self.0.build())
    }

    fn resolve(&mut self, _: Env, built: Self::Output) -> Result<Self::JsValue> {
        Ok(either(built, |BuiltPacket { files, json }| NativeBuiltPacket {
            files: files
                .into_iter()
                .map(|(field, name, bytes)| NativeBuiltFile { field, name, content: Copied(Bytes::from(bytes)) })
                .collect(),
            json: Bytes::from(json).into(),
        }))
    }
}

/// Receives what became of a packet, besides the provider's answer.
#[napi]
pub struct PacketResult(pub(crate) Arc<Mutex<Bytes>>);

#[napi]
impl PacketResult {
    #[napi(constructor)]
    #[allow(clippy::new_without_default, reason = "JavaScript makes it")]
    pub fn new() -> Self {
        Self(Arc::default())
    }

    /// JSON, once the call has succeeded.
    #[napi(catch_unwind)]
    pub fn json(&self) -> Text {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone().into()
    }
}

pub(crate) fn put(result: &Mutex<Bytes>, sent: &SentPacket) {
    *result.lock().unwrap_or_else(PoisonError::into_inner) = sent.to_json().into();
}
