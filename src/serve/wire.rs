//! HTTP/1.1 on a connection: bytes → requests, replies → bytes.
//!
//! Everything that a client sends is bounded, in size and in time: an idle connection is closed without a word, a request that
//! trickles in is refused. Deliberately knows neither TLS nor compression, and writes only whole answers.

use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::{Duration, Instant};

use super::http::{Asked, Method, Reply};

/// The longest head of a request, in bytes; a query in an address must fit.
const HEAD: usize = 1 << 16;
/// The most headers of a request.
const HEADERS: usize = 100;
/// How much of a refused body is read away, so that the client gets to read why.
const AWAY: usize = 1 << 20;

/// What a client may send.
#[derive(Clone, Copy)]
pub(super) struct Bounds {
    /// The longest body, in bytes.
    pub body: u64,
    /// How long a client may be silent, and how long a request may take to come.
    pub patience: Duration,
}

/// A connection with a client.
pub(super) struct Connection {
    stream: TcpStream,
    bounds: Bounds,
    /// What has come and is not yet used.
    buffer: Vec<u8>,
    /// When the request that is being read began to come.
    begun: Instant,
}

/// How a body is delimited.
enum Length {
    Known(u64),
    Chunked,
}

impl Connection {
    pub fn new(stream: TcpStream, bounds: Bounds) -> io::Result<Self> {
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(bounds.patience))?;
        stream.set_write_timeout(Some(bounds.patience))?;
        Ok(Self { stream, bounds, buffer: Vec::new(), begun: Instant::now() })
    }

    /// The next request, and whether the connection stays open after it; nothing when the client has gone or has been silent for
    /// too long. After a refusal nothing more can be read.
    pub fn next(&mut self) -> Result<Option<(Asked, bool)>, Reply> {
        let Some(end) = self.head()? else { return Ok(None) };
        let head: Vec<u8> = self.buffer.drain(..end).collect();
        let mut space = [httparse::EMPTY_HEADER; HEADERS];
        let mut parsed = httparse::Request::new(&mut space);
        match parsed.parse(&head) {
            Ok(httparse::Status::Complete(_)) => {}
            Err(httparse::Error::TooManyHeaders) => return Err(Reply::error(431, &format!("a request has at most {HEADERS} headers"))),
            _ => return Err(Reply::error(400, "the head of the request is malformed")),
        }
        let headers: Vec<(String, String)> =
            parsed.headers.iter().map(|h| (h.name.to_ascii_lowercase(), String::from_utf8_lossy(h.value).into_owned())).collect();
        let newer = parsed.version == Some(1);
        let is = |name: &str, wanted: &str| {
            headers.iter().filter(|(n, _)| n == name).any(|(_, v)| v.split(',').any(|v| v.trim().eq_ignore_ascii_case(wanted)))
        };
        let stays = newer && !is("connection", "close");
        if headers.iter().filter(|(n, _)| n == "host").count() != 1 && newer {
            return Err(Reply::error(400, "a request names one host"));
        }
        let length = length(&headers)?;
        if let Length::Known(length) = length
            && length > self.bounds.body
        {
            return Err(self.too_long());
        }
        if is("expect", "100-continue") && newer && self.buffer.is_empty() {
            self.stream.write_all(b"HTTP/1.1 100 Continue\r\n\r\n").map_err(|_| incomplete())?;
        }
        let body = match length {
            Length::Known(length) => self.exactly(usize::try_from(length).map_err(|_| self.too_long())?)?,
            Length::Chunked => self.chunks()?,
        };
        let method = Method::named(parsed.method.unwrap_or_default());
        Asked::new(method, parsed.path.unwrap_or_default(), headers, body).map(|asked| Some((asked, stays)))
    }

    /// Sends a reply; one to HEAD keeps all but the body.
    pub fn answer(&mut self, reply: &Reply, to: Method, stays: bool) -> io::Result<()> {
        let mut bytes = Vec::with_capacity(512 + reply.body.len());
        write!(bytes, "HTTP/1.1 {} {}\r\n", reply.status, reason(reply.status))?;
        if !reply.media_type.is_empty() {
            write!(bytes, "content-type: {}\r\n", reply.media_type)?;
        }
        for (name, value) in &reply.headers {
            write!(bytes, "{name}: {value}\r\n")?;
        }
        if reply.status != 204 && reply.status != 304 {
            write!(bytes, "content-length: {}\r\n", reply.body.len())?;
        }
        bytes.extend_from_slice(if stays { b"\r\n" } else { b"connection: close\r\n\r\n" });
        if to != Method::Head {
            bytes.extend_from_slice(&reply.body);
        }
        self.stream.write_all(&bytes)
    }

    /// Closes the connection so that the client still gets to read what was answered: what it sends on is read away for a moment.
    pub fn close(mut self) {
        // A client that has gone needs no care.
        let _ = self.stream.shutdown(Shutdown::Write);
        let _ = self.stream.set_read_timeout(Some(Duration::from_millis(500)));
        let mut away = 0;
        let mut space = [0; 4096];
        while let Ok(count @ 1..) = self.stream.read(&mut space) {
            away += count;
            if away > AWAY {
                return;
            }
        }
    }

    /// Waits for a head, and gives its length; nothing when the client has gone before it sent one.
    fn head(&mut self) -> Result<Option<usize>, Reply> {
        self.begun = Instant::now();
        let mut seen = 0;
        loop {
            // Blank lines before a request are no part of it.
            let blank = self.buffer.iter().take_while(|b| **b == b'\r' || **b == b'\n').count();
            self.buffer.drain(..blank);
            if let Some(end) = head_end(&self.buffer, seen) {
                return Ok(Some(end));
            }
            if self.buffer.len() > HEAD {
                return Err(Reply::error(431, &format!("the head of a request is at most {HEAD} bytes long")));
            }
            seen = self.buffer.len();
            match self.more() {
                Ok(_) => {}
                Err(_) if self.buffer.is_empty() => return Ok(None),
                Err(reply) => return Err(reply),
            }
        }
    }

    /// Reads what has come; at least a byte.
    fn more(&mut self) -> Result<usize, Reply> {
        let mut space = [0; 1 << 14];
        if self.begun.elapsed() > self.bounds.patience && !self.buffer.is_empty() {
            return Err(Reply::error(408, "the request takes too long to come"));
        }
        match self.stream.read(&mut space) {
            Ok(0) => Err(incomplete()),
            Ok(count) => {
                self.buffer.extend_from_slice(&space[..count]);
                Ok(count)
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => Ok(0),
            Err(error) if matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut) => {
                Err(Reply::error(408, "the request takes too long to come"))
            }
            Err(_) => Err(incomplete()),
        }
    }

    fn exactly(&mut self, count: usize) -> Result<Vec<u8>, Reply> {
        while self.buffer.len() < count {
            self.more()?;
        }
        Ok(self.buffer.drain(..count).collect())
    }

    fn line(&mut self) -> Result<String, Reply> {
        loop {
            if let Some(end) = self.buffer.iter().position(|b| *b == b'\n') {
                let line: Vec<u8> = self.buffer.drain(..=end).collect();
                return Ok(String::from_utf8_lossy(&line).trim_end().to_owned());
            }
            if self.buffer.len() > HEAD {
                return Err(Reply::error(400, "a line between the chunks is too long"));
            }
            self.more()?;
        }
    }

    /// A body in chunks, each after its length in hexadecimal digits; what comes after the last is dropped.
    fn chunks(&mut self) -> Result<Vec<u8>, Reply> {
        let mut body = Vec::new();
        loop {
            let line = self.line()?;
            let digits = line.split(';').next().unwrap_or_default().trim();
            let size = usize::from_str_radix(digits, 16).map_err(|_| Reply::error(400, "the length of a chunk is no number"))?;
            if (body.len() as u64).saturating_add(size as u64) > self.bounds.body {
                return Err(self.too_long());
            }
            if size == 0 {
                let mut left = HEADERS;
                while !self.line()?.is_empty() {
                    left = left.checked_sub(1).ok_or_else(|| Reply::error(431, "too much comes after the body"))?;
                }
                return Ok(body);
            }
            body.extend(self.exactly(size)?);
            if !self.line()?.is_empty() {
                return Err(Reply::error(400, "a chunk is longer than it says"));
            }
        }
    }

    fn too_long(&self) -> Reply {
        Reply::error(413, &format!("the body of the request is longer than {} bytes", self.bounds.body))
    }
}

fn incomplete() -> Reply {
    Reply::error(400, "the request is incomplete")
}

/// Where the head ends, after its blank line; what lies before `seen` held no end.
fn head_end(bytes: &[u8], seen: usize) -> Option<usize> {
    let mut at = seen.saturating_sub(3);
    while let Some(line) = bytes[at..].iter().position(|b| *b == b'\n') {
        at += line + 1;
        match bytes[at..] {
            [b'\n', ..] => return Some(at + 1),
            [b'\r', b'\n', ..] => return Some(at + 2),
            _ => {}
        }
    }
    None
}

/// How the body is delimited. Two ways at once, or two lengths, could be read as two requests by somebody else: they are refused.
fn length(headers: &[(String, String)]) -> Result<Length, Reply> {
    let all = |name: &str| headers.iter().filter(|(n, _)| n == name).map(|(_, v)| v.trim().to_owned()).collect::<Vec<_>>();
    match (all("content-length").as_slice(), all("transfer-encoding").as_slice()) {
        ([], []) => Ok(Length::Known(0)),
        ([length], []) if length.bytes().all(|b| b.is_ascii_digit()) => {
            length.parse().map(Length::Known).map_err(|_| Reply::error(400, "the length of the body is no number"))
        }
        ([], [coding]) if coding.eq_ignore_ascii_case("chunked") => Ok(Length::Chunked),
        ([], [coding]) => Err(Reply::error(501, &format!("the transfer coding `{coding}` is not understood"))),
        _ => Err(Reply::error(400, "the length of the body is unclear")),
    }
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        201 => "Created",
        204 => "No Content",
        304 => "Not Modified",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        406 => "Not Acceptable",
        408 => "Request Timeout",
        413 => "Content Too Large",
        415 => "Unsupported Media Type",
        421 => "Misdirected Request",
        431 => "Request Header Fields Too Large",
        500 => "Internal Server Error",
        501 => "Not Implemented",
        503 => "Service Unavailable",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::TcpListener;

    /// What comes of bytes that a client sends before it says that no more follow.
    fn read(bytes: &[u8]) -> Vec<Result<Option<(Asked, bool)>, Reply>> {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let mut client = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
        let stream = listener.accept().unwrap().0;
        let mut connection = Connection::new(stream, Bounds { body: 10, patience: Duration::from_millis(200) }).unwrap();
        client.write_all(bytes).unwrap();
        client.shutdown(Shutdown::Write).unwrap();
        let mut found = Vec::new();
        loop {
            let next = connection.next();
            let ends = !matches!(next, Ok(Some(_)));
            found.push(next);
            if ends {
                return found;
            }
        }
    }

    fn status(bytes: &[u8]) -> u16 {
        match read(bytes).remove(0) {
            Err(reply) => reply.status,
            other => panic!("{:?}", other.map(|o| o.is_some())),
        }
    }

    #[test]
    fn requests_follow_each_other_on_a_connection() {
        let found = read(
            b"\r\nPOST /a?x=1&y HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nabc\
              PUT /%E4%BA%91 HTTP/1.1\r\nhost: h\r\ntransfer-encoding: Chunked\r\n\r\n2;x=y\r\nde\r\n1\r\nf\r\n0\r\nt: u\r\n\r\n\
              GET /c HTTP/1.0\n\n",
        );
        let [Ok(Some((a, true))), Ok(Some((b, true))), Ok(Some((c, false))), Ok(None)] = found.as_slice() else {
            panic!("{}", found.len())
        };
        assert_eq!((a.method, a.path.as_str(), a.body.as_slice(), a.one("x").ok().flatten()), (Method::Post, "/a", &b"abc"[..], Some("1")));
        assert_eq!((b.method, b.path.as_str(), b.body.as_slice()), (Method::Put, "/云", &b"def"[..]));
        assert_eq!((c.method, c.path.as_str(), c.body.as_slice()), (Method::Get, "/c", &b""[..]));
    }

    #[test]
    fn what_is_malformed_or_too_long_is_refused() {
        for (wanted, bytes) in [
            (400, &b"GET / HTTP/1.1\r\n\r\n"[..]),
            (400, b"GET / HTTP/1.1\r\nhost: a\r\nhost: b\r\n\r\n"),
            (400, b"rubbish\r\n\r\n"),
            (400, b"POST / HTTP/1.1\r\nhost: h\r\ncontent-length: 5\r\n\r\nabc"),
            (400, b"POST / HTTP/1.1\r\nhost: h\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n"),
            (400, b"POST / HTTP/1.1\r\nhost: h\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab"),
            (400, b"POST / HTTP/1.1\r\nhost: h\r\ncontent-length: +1\r\n\r\na"),
            (400, b"POST / HTTP/1.1\r\nhost: h\r\ntransfer-encoding: chunked\r\n\r\n2\r\nabc\r\n0\r\n\r\n"),
            (413, b"POST / HTTP/1.1\r\nhost: h\r\ncontent-length: 11\r\n\r\n"),
            (413, b"POST / HTTP/1.1\r\nhost: h\r\ntransfer-encoding: chunked\r\n\r\nfffffffffffffff\r\n"),
            (501, b"POST / HTTP/1.1\r\nhost: h\r\ntransfer-encoding: gzip\r\n\r\n"),
        ] {
            assert_eq!(status(bytes), wanted, "{}", String::from_utf8_lossy(bytes));
        }
        assert_eq!(status(format!("GET /{} HTTP/1.1\r\nhost: h\r\n", "x".repeat(HEAD + 1)).as_bytes()), 431);
        assert_eq!(status(format!("GET / HTTP/1.1\r\nhost: h\r\n{}\r\n", "a: b\r\n".repeat(HEADERS)).as_bytes()), 431);
    }

    #[test]
    fn a_client_that_says_nothing_is_not_answered_and_one_that_trickles_is_refused() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let mut client = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
        let bounds = Bounds { body: 10, patience: Duration::from_millis(100) };
        let mut connection = Connection::new(listener.accept().unwrap().0, bounds).unwrap();
        assert!(matches!(connection.next(), Ok(None)));
        client.write_all(b"GET / HT").unwrap();
        assert_eq!(connection.next().err().map(|r| r.status), Some(408));
    }

    #[test]
    fn the_end_of_a_head_is_found_wherever_reading_paused() {
        for text in ["GET / HTTP/1.1\r\nhost: h\r\n\r\nrest", "GET / HTTP/1.1\nhost: h\n\nrest"] {
            let bytes = text.as_bytes();
            let end = text.find("rest");
            for seen in 0..end.unwrap() {
                assert_eq!(head_end(bytes, seen), end, "{seen}");
            }
        }
    }
}
