//! The parts of requests and replies.

use serde_json::Value;

/// What may load and run in a page: only what this server gives.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; \
                      base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Method {
    Get,
    Head,
    Post,
    Put,
    Delete,
    Options,
    /// One that nothing here is asked by.
    Other,
}

impl Method {
    const NAMES: [(&'static str, Self); 6] = [
        ("GET", Self::Get),
        ("HEAD", Self::Head),
        ("POST", Self::Post),
        ("PUT", Self::Put),
        ("DELETE", Self::Delete),
        ("OPTIONS", Self::Options),
    ];

    pub fn named(name: &str) -> Self {
        Self::NAMES.iter().find(|(n, _)| *n == name).map_or(Self::Other, |(_, method)| *method)
    }

    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, m)| *m == self).map_or("OTHER", |(name, _)| name)
    }
}

/// A request with its body, and its parameters decoded.
#[derive(Debug)]
pub(super) struct Asked {
    pub method: Method,
    /// The path, decoded.
    pub path: String,
    /// The parameters of the address and of a form, in order.
    pub parameters: Vec<(String, String)>,
    /// The media type of the body in lower case, without parameters; empty where there is none.
    pub media_type: String,
    /// The character set that the body's media type names, in lower case.
    pub charset: Option<String>,
    pub accept: String,
    pub body: Vec<u8>,
    /// The headers, their names in lower case, in order.
    headers: Vec<(String, String)>,
}

impl Asked {
    /// A request for a target, which is a path with parameters or a whole address.
    pub fn new(method: Method, target: &str, headers: Vec<(String, String)>, body: Vec<u8>) -> Result<Self, Reply> {
        let all = |name: &str| headers.iter().filter(|(n, _)| n == name).map(|(_, v)| v.as_str()).collect::<Vec<_>>();
        let content = all("content-type").first().copied().unwrap_or_default();
        let mut parts = content.split(';').map(str::trim);
        let media_type = parts.next().unwrap_or_default().to_ascii_lowercase();
        let charset = parts.find_map(|p| p.to_ascii_lowercase().strip_prefix("charset=").map(|c| c.trim_matches('"').to_owned()));
        // Several Accept headers are one list.
        let accept = all("accept").join(", ");
        let local = match target.split_once("://") {
            Some((_, rest)) if !target.starts_with('/') => rest.find('/').map_or("/", |at| &rest[at..]),
            _ => target,
        };
        let (path, query) = local.split_once('?').unwrap_or((local, ""));
        let path = decoded(path, false).ok_or_else(|| Reply::error(400, "the address is no UTF-8"))?;
        let mut parameters = pairs(query)?;
        if media_type == "application/x-www-form-urlencoded" {
            let form = std::str::from_utf8(&body).map_err(|_| Reply::error(400, "the form is no UTF-8"))?;
            parameters.extend(pairs(form)?);
        }
        Ok(Self { method, path, parameters, media_type, charset, accept, body, headers })
    }

    /// The value of a parameter that may stand at most once.
    pub fn one(&self, name: &str) -> Result<Option<&str>, Reply> {
        let mut found = self.parameters.iter().filter(|(n, _)| n == name).map(|(_, value)| value.as_str());
        match (found.next(), found.next()) {
            (value, None) => Ok(value),
            _ => Err(Reply::error(400, &format!("the parameter `{name}` stands more than once"))),
        }
    }

    /// Every value of a parameter.
    pub fn all(&self, name: &str) -> Vec<String> {
        self.parameters.iter().filter(|(n, _)| n == name).map(|(_, value)| value.clone()).collect()
    }

    /// The body as text.
    pub fn text(&self) -> Result<&str, Reply> {
        if self.charset.as_deref().is_some_and(|c| c != "utf-8" && c != "utf8" && c != "us-ascii") {
            return Err(Reply::error(415, "the body must be UTF-8"));
        }
        std::str::from_utf8(&self.body).map_err(|_| Reply::error(400, "the body is no UTF-8"))
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }
}

/// `a=1&b=%E4%BA%91` → pairs.
fn pairs(query: &str) -> Result<Vec<(String, String)>, Reply> {
    let wrong = || Reply::error(400, "a parameter is no UTF-8");
    query
        .split('&')
        .filter(|p| !p.is_empty())
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            Ok((decoded(name, true).ok_or_else(wrong)?, decoded(value, true).ok_or_else(wrong)?))
        })
        .collect()
}

/// Percent-encoded text, decoded; `plus` is a space in forms and queries.
fn decoded(text: &str, plus: bool) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(b) = rest.next() {
        bytes.push(match b {
            b'%' => {
                let mut after = rest.clone();
                let digit = |b: Option<u8>| b.and_then(|b| (b as char).to_digit(16));
                match (digit(after.next()), digit(after.next())) {
                    (Some(high), Some(low)) => {
                        rest = after;
                        (high * 16 + low) as u8
                    }
                    _ => b'%',
                }
            }
            b'+' if plus => b' ',
            b => b,
        });
    }
    String::from_utf8(bytes).ok()
}

/// What is answered.
#[derive(Debug)]
pub(super) struct Reply {
    pub status: u16,
    pub media_type: String,
    pub body: Vec<u8>,
    /// Further headers.
    pub headers: Vec<(&'static str, String)>,
}

impl Reply {
    pub fn new(status: u16, media_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Self { status, media_type: media_type.to_owned(), body: body.into(), headers: Vec::new() }
    }

    /// A refusal in plain words.
    pub fn error(status: u16, message: &str) -> Self {
        Self::new(status, "text/plain; charset=utf-8", format!("{message}\n"))
    }

    pub fn json(value: &Value) -> Self {
        Self::new(200, "application/json; charset=utf-8", value.to_string())
    }

    /// A reply without a body.
    pub fn empty(status: u16) -> Self {
        Self::new(status, "", Vec::new())
    }

    /// The same with a further header.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// The same with the headers that every reply carries; `cors` lets pages of other sites read it.
    pub fn guarded(self, cors: bool) -> Self {
        let guarded =
            self.with("content-security-policy", POLICY).with("x-content-type-options", "nosniff").with("referrer-policy", "no-referrer");
        if cors { guarded.with("access-control-allow-origin", "*") } else { guarded }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percent_encoded_text_is_decoded_once() {
        assert_eq!(decoded("%E4%BA%91+%2B", true).as_deref(), Some("云 +"));
        assert_eq!(decoded("a+b%zz%", false).as_deref(), Some("a+b%zz%"));
        assert_eq!(decoded("%ff", false), None);
        assert_eq!(decoded("%2525", false).as_deref(), Some("%25"));
    }

    #[test]
    fn a_target_is_taken_apart() {
        let asked = |target: &str| Asked::new(Method::Get, target, Vec::new(), Vec::new()).unwrap();
        let repeated = asked("/sparql?a=1&a=2&b");
        assert_eq!(repeated.one("a").err().map(|r| r.status), Some(400));
        assert_eq!(repeated.one("b").ok().flatten(), Some(""));
        assert_eq!(asked("http://localhost:7878/store?graph=http://g/").path, "/store");
        assert_eq!(asked("/store?graph=http://g/").one("graph").ok().flatten(), Some("http://g/"));
    }
}
