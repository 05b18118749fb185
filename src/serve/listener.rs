//! Listening: a thread for each connection, and no more connections at once than are allowed.
//!
//! Deliberately knows nothing of what is said on them.

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use super::wire::{Bounds, Connection};

/// How many connections may still be opened.
struct Places {
    free: Mutex<usize>,
    freed: Condvar,
}

/// A connection's place, given back with the value.
struct Place(Arc<Places>);

impl Places {
    fn take(self: &Arc<Self>) -> Place {
        let free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        *self.freed.wait_while(free, |free| *free == 0).unwrap_or_else(PoisonError::into_inner) -= 1;
        Place(Arc::clone(self))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        *self.0.free.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.0.freed.notify_one();
    }
}

/// Listens in a thread of its own, which ends with the process. `exchange` reads a request, answers it, and says whether another
/// may follow on the connection.
///
/// # Errors
/// When the address cannot be listened to.
pub(super) fn listen(
    bind: SocketAddr,
    most: usize,
    bounds: Bounds,
    exchange: impl Fn(&mut Connection) -> bool + Send + Sync + 'static,
) -> io::Result<()> {
    let listener = TcpListener::bind(bind)?;
    let places = Arc::new(Places { free: Mutex::new(most.max(1)), freed: Condvar::new() });
    let exchange = Arc::new(exchange);
    thread::Builder::new().name("listener".into()).spawn(move || {
        loop {
            // Beyond the limit, clients wait in the system's queue.
            let place = places.take();
            let exchange = Arc::clone(&exchange);
            let begun = listener.accept().and_then(|(stream, _)| {
                let mut connection = Connection::new(stream, bounds)?;
                thread::Builder::new().spawn(move || {
                    while exchange(&mut connection) {}
                    connection.close();
                    drop(place);
                })
            });
            if let Err(error) = begun {
                super::log(&serde_json::json!({"event": "connection", "error": error.to_string()}));
                // When files or threads have run out, some are free again in a moment.
                thread::sleep(Duration::from_millis(20));
            }
        }
    })?;
    Ok(())
}
