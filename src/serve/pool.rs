//! A few worker processes, each with the store in its memory; one job at a time each.
//!
//! A job that exceeds its time loses its worker, and a new one is started in its place while the others go on. The thread that
//! wants an answer reads it from the worker's pipe itself: a warden ends the processes whose time is up, which ends their pipes.

use std::collections::VecDeque;
use std::io::{self, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, Weak};
use std::thread;
use std::time::{Duration, Instant};

use super::frame::{self, Job, Outcome, Tag};
use super::worker::WorkerConfig;
use crate::query::Remote;

/// How long a worker may take to load the store.
const LOADING: Duration = Duration::from_secs(600);
/// How often the warden looks at the clock; a job runs over its time by so much at most.
const WATCH: Duration = Duration::from_millis(20);

/// A worker process.
struct Worker {
    process: Arc<Process>,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    /// Which state of the store it holds.
    generation: u64,
}

/// What the warden sees of a worker.
struct Process {
    child: Mutex<Child>,
    state: Mutex<Watched>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Watched {
    Idle,
    /// It must be done by then.
    Until(Instant),
    /// It was not done in time, and has been ended.
    Ended,
}

/// Why a job has no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Failed {
    /// It took too long.
    Time(Duration),
    /// No worker was free in time.
    Busy,
    /// The worker ended: the job needed too much memory, or the server is ending.
    Ended,
}

/// The workers.
#[derive(Clone)]
pub(super) struct Pool(Arc<Inner>);

struct Inner {
    config: WorkerConfig,
    idle: Mutex<VecDeque<Worker>>,
    freed: Condvar,
    /// All processes, for the warden.
    processes: Mutex<Vec<Weak<Process>>>,
    generation: AtomicU64,
    /// Held while the store changes, so that every change is made to the latest state.
    changing: Mutex<()>,
}

/// A lock that is taken although a thread ended while it held it: the queue inside is whole at every moment.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Pool {
    /// Starts workers and waits until each has loaded the store.
    pub fn start(config: WorkerConfig, count: usize) -> io::Result<Self> {
        let pool = Self(Arc::new(Inner {
            config,
            idle: Mutex::default(),
            freed: Condvar::new(),
            processes: Mutex::default(),
            generation: AtomicU64::new(0),
            changing: Mutex::default(),
        }));
        pool.watch();
        for _ in 0..count {
            lock(&pool.0.idle).push_back(pool.spawn()?);
        }
        let workers: Vec<Worker> = lock(&pool.0.idle).drain(..).collect();
        for mut worker in workers {
            worker.loaded()?;
            lock(&pool.0.idle).push_back(worker);
        }
        Ok(pool)
    }

    /// Ends the processes whose time is up, as long as there is a pool.
    fn watch(&self) {
        let inner = Arc::downgrade(&self.0);
        thread::spawn(move || {
            while let Some(inner) = inner.upgrade() {
                lock(&inner.processes).retain(|process| process.upgrade().is_some_and(|p| p.end_if_late()));
                drop(inner);
                thread::sleep(WATCH);
            }
        });
    }

    /// Counts the changes of the store.
    pub fn generation(&self) -> u64 {
        self.0.generation.load(Ordering::SeqCst)
    }

    /// Does a job within a time, which counts from now.
    pub fn run(&self, job: &Job, time: Duration) -> Result<(Outcome, Vec<u8>), Failed> {
        let deadline = Instant::now() + time;
        let changes = matches!(job, Job::Update { .. } | Job::WriteGraph { .. } | Job::RemoveGraph { .. });
        let change = changes.then(|| lock(&self.0.changing));
        let mut worker = self.take(deadline)?;
        let generation = self.generation();
        worker.process.watch_until(deadline);
        let mut result = Ok((Outcome::default(), Vec::new()));
        if worker.generation < generation {
            result = worker.run(&Job::Reload);
        }
        if result.is_ok() {
            worker.generation = generation;
            result = worker.run(job);
        }
        let in_time = worker.process.watch_no_more();
        let result = result.map_err(|_| if in_time { Failed::Ended } else { Failed::Time(time) });
        if let Ok((outcome, _)) = &result {
            if outcome.changed {
                worker.generation = self.0.generation.fetch_add(1, Ordering::SeqCst) + 1;
            }
            // The answer may be complete at the very moment at which the warden ends the worker.
            if in_time { self.give(worker) } else { self.replace(worker) }
        } else {
            // The file may have changed before the worker ended: nobody may go on from the state before.
            if changes {
                self.0.generation.fetch_add(1, Ordering::SeqCst);
            }
            self.replace(worker);
        }
        drop(change);
        result
    }

    fn take(&self, deadline: Instant) -> Result<Worker, Failed> {
        let mut idle = lock(&self.0.idle);
        loop {
            if let Some(worker) = idle.pop_front() {
                return Ok(worker);
            }
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(Failed::Busy);
            }
            idle = self.0.freed.wait_timeout(idle, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    fn give(&self, worker: Worker) {
        // The one that worked last is the next: its memory is warm.
        lock(&self.0.idle).push_front(worker);
        self.0.freed.notify_one();
    }

    /// Ends a worker and starts another, without making anybody wait.
    fn replace(&self, worker: Worker) {
        let pool = self.clone();
        thread::spawn(move || {
            drop(worker);
            let mut pause = Duration::from_millis(100);
            loop {
                let generation = pool.generation();
                match pool.spawn().and_then(|mut worker| worker.loaded().map(|()| worker)) {
                    Ok(mut worker) => {
                        worker.generation = generation;
                        return pool.give(worker);
                    }
                    Err(error) => {
                        super::log(&serde_json::json!({"event": "worker", "error": error.to_string()}));
                        thread::sleep(pause);
                        pause = (pause * 2).min(Duration::from_secs(30));
                    }
                }
            }
        });
    }

    fn spawn(&self) -> io::Result<Worker> {
        let config = &self.0.config;
        let mut child = Command::new(std::env::current_exe()?)
            .env("GLIBC_TUNABLES", tunables())
            .arg("worker")
            .arg("--store")
            .arg(&config.store)
            .arg("--base")
            .arg(&config.base)
            .arg("--memory")
            .arg(config.memory.to_string())
            .arg("--answer")
            .arg(config.answer.to_string())
            .args((config.remote == Remote::Allowed).then_some("--allow-service"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let missing = || io::Error::other("a worker has no pipe");
        let input = child.stdin.take().ok_or_else(missing)?;
        let output = child.stdout.take().ok_or_else(missing)?;
        let process = Arc::new(Process { child: Mutex::new(child), state: Mutex::new(Watched::Idle) });
        lock(&self.0.processes).push(Arc::downgrade(&process));
        Ok(Worker { process, input, output: BufReader::with_capacity(1 << 16, output), generation: self.generation() })
    }
}

/// A query makes and drops thousands of small values. GNU's allocator keeps seven of each size at hand unless it is told to keep
/// more, which halves the time of a small query; other allocators do not look at this. What the user has set comes first.
fn tunables() -> String {
    let own = "glibc.malloc.tcache_count=2000";
    std::env::var("GLIBC_TUNABLES").map_or_else(|_| own.to_owned(), |set| format!("{own}:{set}"))
}

impl Worker {
    fn loaded(&mut self) -> io::Result<()> {
        self.process.watch_until(Instant::now() + LOADING);
        let first = frame::read(&mut self.output);
        match (first, self.process.watch_no_more()) {
            (Ok(Some((Tag::End, _))), true) => Ok(()),
            _ => Err(io::Error::other("a worker could not load the store")),
        }
    }

    fn run(&mut self, job: &Job) -> io::Result<(Outcome, Vec<u8>)> {
        let mut bytes = Vec::new();
        frame::put(&mut bytes, Tag::Job, &serde_json::to_vec(job)?)?;
        self.input.write_all(&bytes)?;
        let mut answer = Vec::new();
        loop {
            match frame::read(&mut self.output)? {
                // The first piece is often the only one.
                Some((Tag::Data, piece)) if answer.is_empty() => answer = piece,
                Some((Tag::Data, piece)) => answer.extend_from_slice(&piece),
                Some((Tag::End, bytes)) => return Ok((serde_json::from_slice(&bytes)?, answer)),
                Some((Tag::Job, _)) | None => return Err(io::ErrorKind::UnexpectedEof.into()),
            }
        }
    }
}

impl Process {
    fn watch_until(&self, deadline: Instant) {
        *lock(&self.state) = Watched::Until(deadline);
    }

    /// Whether it was not ended meanwhile.
    fn watch_no_more(&self) -> bool {
        let mut state = lock(&self.state);
        if *state == Watched::Ended {
            return false;
        }
        *state = Watched::Idle;
        true
    }

    /// Ends it where its time is up. Whether it goes on.
    fn end_if_late(&self) -> bool {
        let mut state = lock(&self.state);
        if let Watched::Until(deadline) = *state
            && Instant::now() >= deadline
        {
            // What cannot be ended has ended already.
            let _ = lock(&self.child).kill();
            *state = Watched::Ended;
        }
        *state != Watched::Ended
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        let mut child = lock(&self.process.child);
        // It may have ended by itself; then there is nothing to end.
        let _ = child.kill();
        let _ = child.wait();
    }
}
