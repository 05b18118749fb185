//! A few worker processes, each with the store in its memory; one job at a time each.
//!
//! A job that exceeds its time loses its worker, and a new one is started in its place while the others go on.

use std::collections::VecDeque;
use std::io::{self, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::frame::{self, Job, Outcome, Tag};
use super::worker::WorkerConfig;

/// How long a worker may take to load the store.
const LOADING: Duration = Duration::from_secs(600);

/// A worker process.
struct Worker {
    child: Child,
    input: ChildStdin,
    frames: Receiver<(Tag, Vec<u8>)>,
    /// Which state of the store it holds.
    generation: u64,
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
            generation: AtomicU64::new(0),
            changing: Mutex::default(),
        }));
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
        let mut result = Ok((Outcome::default(), Vec::new()));
        if worker.generation < generation {
            result = worker.run(&Job::Reload, deadline, time);
        }
        if result.is_ok() {
            worker.generation = generation;
            result = worker.run(job, deadline, time);
        }
        if let Ok((outcome, _)) = &result {
            if outcome.changed {
                worker.generation = self.0.generation.fetch_add(1, Ordering::SeqCst) + 1;
            }
            self.give(worker);
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
            .arg("worker")
            .arg("--store")
            .arg(&config.store)
            .arg("--base")
            .arg(&config.base)
            .arg("--memory")
            .arg(config.memory.to_string())
            .arg("--answer")
            .arg(config.answer.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let missing = || io::Error::other("a worker has no pipe");
        let input = child.stdin.take().ok_or_else(missing)?;
        let output = child.stdout.take().ok_or_else(missing)?;
        // A few pieces may lie between the worker and us; beyond them it waits.
        let (send, frames) = sync_channel(4);
        thread::spawn(move || {
            let mut output = BufReader::with_capacity(1 << 16, output);
            while let Ok(Some(frame)) = frame::read(&mut output) {
                if send.send(frame).is_err() {
                    return;
                }
            }
        });
        Ok(Worker { child, input, frames, generation: self.generation() })
    }
}

impl Worker {
    fn loaded(&mut self) -> io::Result<()> {
        match self.frames.recv_timeout(LOADING) {
            Ok((Tag::End, _)) => Ok(()),
            _ => Err(io::Error::other("a worker could not load the store")),
        }
    }

    fn run(&mut self, job: &Job, deadline: Instant, time: Duration) -> Result<(Outcome, Vec<u8>), Failed> {
        let bytes = serde_json::to_vec(job).map_err(|_| Failed::Ended)?;
        frame::write(&mut self.input, Tag::Job, &bytes).and_then(|()| self.input.flush()).map_err(|_| Failed::Ended)?;
        let mut answer = Vec::new();
        loop {
            match self.frames.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
                Ok((Tag::Data, piece)) => answer.extend_from_slice(&piece),
                Ok((Tag::End, bytes)) => {
                    let outcome = serde_json::from_slice(&bytes).map_err(|_| Failed::Ended)?;
                    return Ok((outcome, answer));
                }
                Ok((Tag::Job, _)) | Err(RecvTimeoutError::Disconnected) => return Err(Failed::Ended),
                Err(RecvTimeoutError::Timeout) => return Err(Failed::Time(time)),
            }
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
