//! The sandbox as a program of its own: see the README of this crate.

use std::io::{Read, Write};
use std::net::SocketAddr;
use std::process::ExitCode;

use chrono::{DateTime, Utc};
use clap::Parser;
use rebuttal_sandbox::{Sandbox, SandboxOptions, StartError};
use tokio::sync::oneshot;

/// Plays the payment providers' side of disputes, in memory. Prints one line of JSON when it is ready: URLs, and
/// credentials made for this run.
#[derive(Parser)]
#[command(name = "rebuttal-sandbox", version)]
struct Arguments {
    /// Where to listen; port 0 picks a free one.
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:0")]
    listen: SocketAddr,

    /// Where the files host listens; a free port of the same address if not given.
    #[arg(long, value_name = "ADDRESS:PORT")]
    listen_files: Option<SocketAddr>,

    /// Let --listen be an address that other machines can reach, and webhooks be on other machines. They can use the
    /// control interface too.
    #[arg(long)]
    allow_remote: bool,

    /// The host of the URLs that are printed: how clients elsewhere call this machine. The address that it listens at
    /// if not given, or this machine's if that is 0.0.0.0 or [::].
    #[arg(long, value_name = "HOST[:PORT]")]
    advertise: Option<String>,

    /// The same for the files host; the host of --advertise if not given.
    #[arg(long, value_name = "HOST[:PORT]")]
    advertise_files: Option<String>,

    /// Where the clock starts, such as 2026-01-31T12:00:00Z; the real time if not given. Only POST clock/advance moves it.
    #[arg(long, value_name = "TIME")]
    start_time: Option<DateTime<Utc>>,

    /// Stop when standard input is closed, so that a parent that dies leaves no sandbox behind.
    #[arg(long)]
    until_stdin_closes: bool,

    /// Don't serve: print a value of every operation and message with this canary in each private place, and exit. For
    /// tests that search logs for it.
    #[arg(long, value_name = "CANARY")]
    canaries: Option<String>,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    if let Some(canary) = &arguments.canaries {
        return print_canaries(canary);
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let result = match runtime {
        Ok(runtime) => runtime.block_on(serve(arguments)),
        Err(error) => Err(Failure::Io("could not start", error)),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            // If standard error is closed, the exit status still says it.
            let _ = writeln!(std::io::stderr(), "rebuttal-sandbox: {}", failure.sentence());
            failure.exit_code()
        }
    }
}

fn print_canaries(canary: &str) -> ExitCode {
    let printed = rebuttal_sandbox::canaries(canary)
        .and_then(|canaries| writeln!(std::io::stdout(), "{canaries}").map_err(|error| error.to_string()));
    match printed {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            // As in `main`.
            let _ = writeln!(std::io::stderr(), "rebuttal-sandbox: {why}");
            ExitCode::FAILURE
        }
    }
}

enum Failure {
    Start(StartError),
    Io(&'static str, std::io::Error),
}

impl Failure {
    fn sentence(&self) -> String {
        match self {
            Self::Start(error) => match std::error::Error::source(error) {
                Some(source) => format!("{error} ({source})"),
                None => error.to_string(),
            },
            Self::Io(what, error) => format!("{what} ({error})"),
        }
    }

    /// 2 for arguments that cannot be obeyed, as clap has it; 1 for the rest.
    fn exit_code(&self) -> ExitCode {
        let bad_argument = matches!(self, Self::Start(StartError::NotLoopback(_) | StartError::Advertise(_)));
        ExitCode::from(if bad_argument { 2 } else { 1 })
    }
}

async fn serve(arguments: Arguments) -> Result<(), Failure> {
    // Signals are caught before the line is printed, because its reader may send one at once.
    let told_to_stop = stop_signal().map_err(|error| Failure::Io("could not listen for signals", error))?;

    let mut options = SandboxOptions::default();
    options.listen = arguments.listen;
    options.listen_files = arguments.listen_files;
    options.allow_remote = arguments.allow_remote;
    options.advertise = arguments.advertise;
    options.advertise_files = arguments.advertise_files;
    options.start_time = arguments.start_time;
    let sandbox = Sandbox::start_with(options).await.map_err(Failure::Start)?;

    let mut out = std::io::stdout();
    writeln!(out, "{}", sandbox.to_json())
        .and_then(|()| out.flush())
        .map_err(|error| Failure::Io("could not print the line that says it is ready", error))?;

    // The sender is kept when standard input does not matter, so that the receiver never fires.
    let (closed, input_closed) = oneshot::channel();
    let _kept = if arguments.until_stdin_closes { watch_stdin(closed)? } else { Some(closed) };
    tokio::select! {
        () = told_to_stop => {}
        _ = input_closed => {}
    }
    sandbox.stop().await;
    Ok(())
}

/// Catches SIGINT and SIGTERM from now on; the future ends at the first.
#[cfg(unix)]
fn stop_signal() -> std::io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Catches Ctrl-C.
#[cfg(windows)]
fn stop_signal() -> std::io::Result<impl Future<Output = ()>> {
    let mut interrupt = tokio::signal::windows::ctrl_c()?;
    Ok(async move {
        interrupt.recv().await;
    })
}

/// Reads standard input in a thread of its own, which the end of the process ends: a blocked read cannot be cancelled.
fn watch_stdin(closed: oneshot::Sender<()>) -> Result<Option<oneshot::Sender<()>>, Failure> {
    let read = move || {
        let mut buffer = [0; 1024];
        let mut input = std::io::stdin().lock();
        while input.read(&mut buffer).is_ok_and(|count| count > 0) {}
        // The program may be stopping already.
        let _ = closed.send(());
    };
    let thread = std::thread::Builder::new().name("stdin".to_owned()).spawn(read);
    thread.map(|_| None).map_err(|error| Failure::Io("could not watch standard input", error))
}
