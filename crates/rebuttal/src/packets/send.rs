//! A packet on its way: what stops it before anything is sent, and then the steps in their order.

use std::time::Duration;

use rebuttal_evidence::{BuildError, Built, EvidencePacket, Finding, Severity};
use rebuttal_runtime::client::{AnyClient, RawResponse};
use rebuttal_runtime::observe::observed::Observed;
use rebuttal_runtime::options::Given;
use rebuttal_runtime::request::files::Progress;
use rebuttal_runtime::time::system_now;
use rebuttal_runtime::{Error, ErrorKind};
use rebuttal_schema::{Operation, OptionKind, OptionSpec};

use super::response::Sent;
use super::route::Route;
use super::routes::route;
use super::steps::Steps;

/// What only calls of packets take.
const PACKET_OPTIONS: &[OptionSpec] =
    &[OptionSpec { name: "accept_findings", kind: OptionKind::Strings, ..OptionSpec::EMPTY }];

/// The most findings that an error names.
const MOST_NAMED: usize = 5;

/// A packet, and how it is to be sent.
pub(crate) struct PacketRequest {
    pub(crate) packet: EvidencePacket,
    /// The rules whose `lost` findings the caller accepts.
    pub(crate) accept_findings: Vec<String>,
    pub(crate) options: Given,
    pub(crate) progress: Option<Progress>,
    pub(crate) observed: Option<Observed>,
    /// How much of the time limit was spent before.
    pub(crate) spent: Duration,
}

/// Sends a packet by an operation. The future needs tokio's I/O and time, and threads on which it builds.
pub(crate) async fn send(
    client: AnyClient,
    operation: &'static Operation,
    request: PacketRequest,
) -> Result<(RawResponse, Sent), Error> {
    let (schema, style) = (client.schema(), client.style());
    let sent = run(client, operation, request, system_now().div_euclid(1000)).await;
    sent.map_err(|error| match error.provider() {
        // The calls have named themselves.
        Some(_) => error,
        // A finding names a field as the packet has it, in every language.
        None => style.error_of_options(
            error.during(schema.name, operation.id),
            &[schema.client_options, schema.call_options, PACKET_OPTIONS],
        ),
    })
}

async fn run(
    client: AnyClient,
    operation: &'static Operation,
    request: PacketRequest,
    now: i64,
) -> Result<(RawResponse, Sent), Error> {
    let PacketRequest { packet, accept_findings, options, progress, observed, spent } = request;
    let began = tokio::time::Instant::now();
    let route = checked_route(&client, operation, &packet, &options)?;
    let gate = Gate::new(&packet, accept_findings)?;
    // How the dispute stands is asked of the provider, where it can be: an earlier start may have answered it.
    let stands = |finding: &&Finding| route.store.is_none() || !packet.is_about_the_dispute(&finding.rule);
    gate.check(packet.preflight(now).findings.iter().filter(stands))?;
    let (packet, built) = built(packet).await?;
    gate.check(&built.findings)?;
    let steps = Steps { client, route, operation, options, observed, began, spent };
    let Built { files, receipt, .. } = built;
    let Some(store) = &route.store else {
        let response = steps.supply(&packet, files, progress).await?;
        return Ok((response, Sent { receipt, already_submitted: false }));
    };
    let mut sender = steps.at(store, packet, now).await?;
    if sender.is_answered() {
        return sender.answered_before().await.map(|response| (response, Sent { receipt, already_submitted: true }));
    }
    gate.check(&sender.findings)?;
    let ids = sender.upload(files, progress).await?;
    let (response, already_submitted) = sender.conclude(&ids).await?;
    Ok((response, Sent { receipt, already_submitted }))
}

fn checked_route(
    client: &AnyClient,
    operation: &Operation,
    packet: &EvidencePacket,
    options: &Given,
) -> Result<&'static Route, Error> {
    let schema = client.schema();
    let route = route(schema.name).filter(|route| route.operations.contains(&operation.id));
    let route = route.ok_or_else(|| refusal("packet", &format!("{} does not take packets", operation.id)))?;
    if packet.provider() != schema.name {
        let problem =
            format!("the packet is for a dispute of {}, and the client is one of {}", packet.provider(), schema.name);
        return Err(refusal("packet", &problem));
    }
    match schema.idempotency.filter(|rule| options.has(rule.option)) {
        Some(rule) => Err(refusal(
            rule.option,
            &format!(
                "`{}` cannot be given: the packet has keys of its own, which are the same after a crash",
                rule.option
            ),
        )),
        None => Ok(route),
    }
}

/// Off this thread: pictures are decoded and written.
async fn built(packet: EvidencePacket) -> Result<(EvidencePacket, Built), Error> {
    let building = move || build(&packet).map(|built| (packet, built));
    match tokio::task::spawn_blocking(building).await {
        Ok(built) => built,
        Err(error) => std::panic::resume_unwind(error.into_panic()),
    }
}

/// Builds a packet.
///
/// # Errors
/// `ErrorKind::InvalidArgument` that names the field, and no file: names may tell about people.
pub(super) fn build(packet: &EvidencePacket) -> Result<Built, Error> {
    packet.build().map_err(|error| {
        let (field, problem) = match &error {
            BuildError::UnusableFile { field, problem, .. } => (field.as_str(), problem.clone()),
            BuildError::UnusableText { field, .. } => (
                field.as_str(),
                "a text has a character that the font of pages does not have: give it as a PDF".to_owned(),
            ),
            // A name of a file may tell about people.
            BuildError::UnusableFont { problem, .. } => ("font", problem.clone()),
            BuildError::TooLarge { field, bytes, allowed } => {
                let of = if field.is_some() { "the file" } else { "all files together" };
                let problem = format!("{of}: {bytes} bytes with the smallest pictures, and {allowed} may be");
                (field.as_deref().unwrap_or("packet"), problem)
            }
            _ => ("packet", error.to_string()),
        };
        refusal(field, &format!("the packet cannot be built: {problem}"))
    })
}

/// What findings stop a packet.
struct Gate {
    accepted: Vec<String>,
}

impl Gate {
    fn new(packet: &EvidencePacket, accepted: Vec<String>) -> Result<Self, Error> {
        for rule in &accepted {
            let problem = match packet.severity_of(rule) {
                None => format!("`accept_findings` has {rule:?}, and no rule of {} is called so", packet.provider()),
                Some(Severity::Refused) => {
                    format!("`accept_findings` has {rule:?}, which the provider refuses: it cannot be accepted here")
                }
                Some(_) => continue,
            };
            return Err(refusal("accept_findings", &problem));
        }
        Ok(Self { accepted })
    }

    /// # Errors
    /// `ErrorKind::InvalidArgument` that names the rules, and nothing of the evidence.
    fn check<'a>(&self, findings: impl IntoIterator<Item = &'a Finding>) -> Result<(), Error> {
        let stops = |finding: &&Finding| match finding.severity {
            Severity::Refused => true,
            Severity::Lost => !self.accepted.contains(&finding.rule),
            Severity::Advice => false,
        };
        let stopping: Vec<&Finding> = findings.into_iter().filter(stops).collect();
        let Some(first) = stopping.first() else { return Ok(()) };
        let named = stopping.iter().take(MOST_NAMED).map(|finding| match &finding.field {
            Some(field) => format!("{} ({field})", finding.rule),
            None => finding.rule.clone(),
        });
        let more = if stopping.len() > MOST_NAMED { ", …" } else { "" };
        let named = format!("{}{more}", named.collect::<Vec<_>>().join(", "));
        let cure = match stopping.iter().any(|finding| finding.severity == Severity::Refused) {
            true => "preflight says what to do about them",
            false => "preflight says what to do about them; `accept_findings` with their names sends it as it is",
        };
        let field = first.field.as_deref().unwrap_or("packet");
        let findings = match stopping.len() {
            1 => "a finding stops".to_owned(),
            many => format!("{many} findings stop"),
        };
        Err(refusal(field, &format!("{findings} the packet: {named}; {cure}")).with_reason(&*first.rule))
    }
}

fn refusal(field: &str, problem: &str) -> Error {
    Error::new(ErrorKind::InvalidArgument, format!("{problem}; no evidence was sent")).with_field(field)
}
