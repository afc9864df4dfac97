//! All that the sandbox remembers, behind one lock, and the tasks that run beside the requests.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::alipay::{self, Alipay};
use crate::clock::Clock;
use crate::effects::Effects;
use crate::faults::Faults;
use crate::outbox::{DeliveryLimits, Outbox};
use crate::requests::RequestLog;
use crate::stripe::{self, Cause, ChangeContext, Stripe};

/// The state that tests see and change.
#[derive(Debug)]
pub(crate) struct State {
    pub(crate) clock: Clock,
    pub(crate) alipay: Alipay,
    pub(crate) stripe: Stripe,
    pub(crate) outbox: Outbox,
    pub(crate) faults: Faults,
    pub(crate) requests: RequestLog,
    pub(crate) effects: Effects,
}

impl State {
    pub(crate) fn new(clock: Clock) -> Self {
        Self {
            clock,
            alipay: Alipay::default(),
            stripe: Stripe::default(),
            outbox: Outbox::default(),
            faults: Faults::default(),
            requests: RequestLog::default(),
            effects: Effects::default(),
        }
    }

    /// Forgets everything but the numbers that must not come twice.
    pub(crate) fn reset(&mut self) {
        self.clock.reset();
        self.alipay.clear();
        self.stripe.clear();
        self.outbox.clear();
        self.faults.clear();
        self.requests.clear();
        self.effects = Effects::default();
    }

    /// Stripe's memory, and the context for a change of it.
    pub(crate) fn stripe_context<'a>(
        &'a mut self,
        shared: &'a Shared,
        cause: Option<Cause>,
    ) -> (&'a mut Stripe, ChangeContext<'a>) {
        let Self { stripe, clock, outbox, effects, .. } = self;
        let context = ChangeContext { now: clock.now(), cause, keys: &shared.stripe, outbox, effects };
        (stripe, context)
    }
}

/// What every connection and task shares.
#[derive(Debug)]
pub(crate) struct Shared {
    state: Mutex<State>,
    pub(crate) alipay: alipay::Keys,
    pub(crate) stripe: stripe::Keys,
    pub(crate) delivery_limits: DeliveryLimits,
    /// Starts the first deliveries of a lane; given, because deliveries need the state and not the other way round.
    start_lane: fn(&Arc<Self>, String),
    /// Held while the clock is moved: one request at a time moves it.
    pub(crate) timekeeper: tokio::sync::Mutex<()>,
    /// How many lanes of first deliveries are running.
    pub(crate) lanes: watch::Sender<usize>,
    tasks: Mutex<JoinSet<()>>,
}

impl Shared {
    pub(crate) fn new(
        state: State,
        (alipay, stripe): (alipay::Keys, stripe::Keys),
        delivery_limits: DeliveryLimits,
        start_lane: fn(&Arc<Self>, String),
    ) -> Arc<Self> {
        Arc::new(Self {
            state: Mutex::new(state),
            alipay,
            stripe,
            delivery_limits,
            start_lane,
            timekeeper: tokio::sync::Mutex::default(),
            lanes: watch::Sender::new(0),
            tasks: Mutex::default(),
        })
    }

    /// Reads the state or changes it, and then starts delivering what was posted meanwhile.
    pub(crate) fn change<T>(self: &Arc<Self>, change: impl FnOnce(&mut State) -> T) -> T {
        let mut state = lock(&self.state);
        let result = change(&mut state);
        let starting = state.outbox.lanes_to_start();
        // Counted under the lock, so that a task that sees the notification also sees its lane running.
        if !starting.is_empty() {
            self.lanes.send_modify(|running| *running += starting.len());
        }
        drop(state);
        starting.into_iter().for_each(|lane| (self.start_lane)(self, lane));
        result
    }

    /// Runs a task that ends with the sandbox.
    pub(crate) fn spawn(&self, task: impl Future<Output = ()> + Send + 'static) {
        let mut tasks = lock(&self.tasks);
        while tasks.try_join_next().is_some() {}
        tasks.spawn(task);
    }

    /// Ends every task of [`Shared::spawn`].
    pub(crate) fn abort_tasks(&self) {
        lock(&self.tasks).abort_all();
    }
}

/// A panic elsewhere is reported there; the state that it left is still shown.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
