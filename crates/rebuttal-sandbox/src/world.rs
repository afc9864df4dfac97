//! All that the sandbox remembers, behind one lock, and what runs beside the requests.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::alipay::{self, Alipay};
use crate::clock::Clock;
use crate::effects::Effects;
use crate::faults::Faults;
use crate::outbox::{Outbox, run_lane};
use crate::requests::{RequestLog, Verdict};
use crate::stripe::{self, Host, Stripe};
use crate::wire::{Answer, Arrival, Early, Handler};
use crate::{control, control::PREFIX};

/// The state that tests see and change.
#[derive(Debug)]
pub(crate) struct World {
    pub(crate) clock: Clock,
    pub(crate) alipay: Alipay,
    pub(crate) stripe: Stripe,
    pub(crate) outbox: Outbox,
    pub(crate) faults: Faults,
    pub(crate) requests: RequestLog,
    pub(crate) effects: Effects,
}

impl World {
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
}

/// What holds for every delivery of a notification.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Delivery {
    /// How long it may take, in real time.
    pub(crate) time: Duration,
    /// Whether it may go to another machine.
    pub(crate) leaves_the_machine: bool,
}

/// What every connection and task shares.
#[derive(Debug)]
pub(crate) struct Shared {
    world: Mutex<World>,
    pub(crate) alipay: alipay::Keys,
    pub(crate) alipay_spec: &'static alipay::Spec,
    pub(crate) stripe: stripe::Keys,
    pub(crate) stripe_spec: &'static stripe::Spec,
    pub(crate) delivery: Delivery,
    /// Held by whoever moves the clock: one at a time.
    pub(crate) timekeeper: tokio::sync::Mutex<()>,
    /// How many lanes of first deliveries are running.
    pub(crate) lanes: watch::Sender<usize>,
    tasks: Mutex<JoinSet<()>>,
}

impl Shared {
    pub(crate) fn new(
        world: World,
        alipay: (alipay::Keys, &'static alipay::Spec),
        stripe: (stripe::Keys, &'static stripe::Spec),
        delivery: Delivery,
    ) -> Arc<Self> {
        Arc::new(Self {
            world: Mutex::new(world),
            alipay: alipay.0,
            alipay_spec: alipay.1,
            stripe: stripe.0,
            stripe_spec: stripe.1,
            delivery,
            timekeeper: tokio::sync::Mutex::default(),
            lanes: watch::Sender::new(0),
            tasks: Mutex::default(),
        })
    }

    /// Looks at the world or changes it, and then starts delivering what was posted meanwhile.
    pub(crate) fn change<T>(self: &Arc<Self>, change: impl FnOnce(&mut World) -> T) -> T {
        let mut world = lock(&self.world);
        let result = change(&mut world);
        let starting = world.outbox.lanes_to_start();
        // Counted under the lock: whoever sees the notification also sees that its lane is running.
        if !starting.is_empty() {
            self.lanes.send_modify(|running| *running += starting.len());
        }
        drop(world);
        for lane in starting {
            let shared = Arc::clone(self);
            self.spawn(async move { run_lane(&shared, &lane).await });
        }
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

/// A panic elsewhere is reported there; what it left behind is still the best there is to show.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Shared {
    /// Takes the fault that ends a request at its head, and logs the request.
    fn cut(self: &Arc<Self>, head: Arrival, names: Option<Vec<&'static str>>, reused: bool) -> Option<Early> {
        let names = names?;
        let early = self.change(|world| {
            // The body would tell which of the names the request really goes by; nobody reads it.
            let kind = world.faults.take_early(&names, reused)?;
            let reason = "cut before it was read".to_owned();
            let operation = names.first().copied();
            let verdict = Verdict { operation, reason, fault: Some(kind.name()), ..Verdict::default() };
            let number = world.requests.next_number();
            world.requests.add(number, world.clock.now(), head, verdict);
            kind.early(reused)
        });
        control::meanwhile(self);
        early
    }
}

impl Handler for Shared {
    fn early(self: &Arc<Self>, head: Arrival, reused: bool) -> Option<Early> {
        let names = stripe::at_head(self.stripe_spec, &head, Host::Api).or_else(|| alipay::at_head(&head));
        self.cut(head, names, reused)
    }

    async fn answer(self: Arc<Self>, arrival: Arrival) -> Answer {
        let path = arrival.path();
        match path.strip_prefix(PREFIX) {
            Some(rest) if rest.is_empty() || rest.starts_with('/') => control::answer(&self, arrival).await,
            _ if stripe::owns(path) => {
                let answer = stripe::respond(&self, arrival, Host::Api).await;
                control::meanwhile(&self);
                answer
            }
            _ => {
                let answer = alipay::respond(&self, arrival);
                control::meanwhile(&self);
                answer
            }
        }
    }
}

/// The second port, which has nothing but files.
pub(crate) struct FilesPort(pub(crate) Arc<Shared>);

impl Handler for FilesPort {
    fn early(self: &Arc<Self>, head: Arrival, reused: bool) -> Option<Early> {
        let names = stripe::at_head(self.0.stripe_spec, &head, Host::Files);
        self.0.cut(head, names, reused)
    }

    async fn answer(self: Arc<Self>, arrival: Arrival) -> Answer {
        let answer = stripe::respond(&self.0, arrival, Host::Files).await;
        control::meanwhile(&self.0);
        answer
    }
}
