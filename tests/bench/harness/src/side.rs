//! One side of a measurement: where its values come from.

use super::launch::{Launch, Running};
use super::targets::Better;

/// How long is measured, and how often.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    pub rounds: usize,
    /// How long each side works in a round.
    pub seconds: f64,
    /// How long it works before, unmeasured.
    pub warm: f64,
    /// How many processes make one value where each makes one.
    pub processes: usize,
}

impl Pace {
    pub const FULL: Self = Self { rounds: 5, seconds: 1.5, warm: 0.3, processes: 7 };
    pub const QUICK: Self = Self { rounds: 3, seconds: 0.3, warm: 0.1, processes: 2 };
}

/// Where values come from.
pub enum Side {
    /// A process that works for a given time. The value is a rate, or the time that one takes.
    Live(Launch),
    /// A process for each value, which `read` makes of the milliseconds that it took and of its last line.
    Fresh(Launch, fn(f64, &str) -> Option<f64>),
    /// Something that is done once for each value.
    Once(Box<dyn Fn() -> Result<f64, String>>),
    /// A number that needs no measuring.
    Known(f64),
}

/// The sides of a measurement.
pub struct Sides {
    pub ours: Side,
    pub peer: Option<Side>,
    pub limit: Option<Side>,
}

impl Sides {
    /// All three.
    pub fn all(ours: Side, peer: Side, limit: Side) -> Self {
        Self { ours, peer: Some(peer), limit: Some(limit) }
    }
}

/// A side whose process runs.
pub enum Open {
    Live(Running),
    Rest(Side),
}

impl Side {
    /// Starts what has to run and lets it get warm.
    pub fn open(self, pace: Pace) -> Result<Open, String> {
        Ok(match self {
            Self::Live(launch) => {
                let mut running = launch.start()?;
                running.work(pace.warm)?;
                Open::Live(running)
            }
            rest => Open::Rest(rest),
        })
    }
}

impl Open {
    /// The value of one round.
    pub fn value(&mut self, pace: Pace, better: Better) -> Result<f64, String> {
        match self {
            Self::Live(running) => {
                // The other sides have had the caches since.
                running.work(pace.warm)?;
                let (units, seconds) = running.work(pace.seconds)?;
                Ok(match better {
                    Better::More => units / seconds,
                    Better::Less => seconds * 1000.0 / units,
                })
            }
            Self::Rest(Side::Fresh(launch, read)) => {
                let values = (0..pace.processes).map(|_| {
                    let (took, line) = launch.run()?;
                    let value = read(took.as_secs_f64() * 1000.0, &line);
                    value.ok_or_else(|| format!("{line:?} is no value"))
                });
                let values = values.collect::<Result<Vec<_>, _>>()?;
                super::arithmetic::median(&values).ok_or_else(|| "no value came".to_owned())
            }
            Self::Rest(Side::Once(act)) => act(),
            Self::Rest(Side::Known(value)) => Ok(*value),
            // `Side::open` starts each of them.
            Self::Rest(Side::Live(_)) => Err("its process does not run".to_owned()),
        }
    }
}
