//! Requests → their parts, replies → responses with the headers that every one of them carries.

use std::io::Read;

use oxhttp::model::header::{ACCEPT, CONTENT_TYPE};
use oxhttp::model::{Body, Method, Request, Response, StatusCode};
use serde_json::Value;

/// What may load and run in a page: only what this server gives.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; \
                      base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// A request with its body, and its parameters decoded.
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
    pub headers: oxhttp::model::HeaderMap,
}

impl Asked {
    /// Reads a request; a body that is longer than `most` bytes is refused.
    pub fn read(request: &mut Request<Body>, most: u64) -> Result<Self, Reply> {
        let header =
            |name| request.headers().get(name).and_then(|v: &oxhttp::model::HeaderValue| v.to_str().ok()).unwrap_or_default().to_owned();
        let content = header(CONTENT_TYPE);
        let mut parts = content.split(';').map(str::trim);
        let media_type = parts.next().unwrap_or_default().to_ascii_lowercase();
        let charset = parts.find_map(|p| p.to_ascii_lowercase().strip_prefix("charset=").map(|c| c.trim_matches('"').to_owned()));
        // Several Accept headers are one list.
        let accept = request.headers().get_all(ACCEPT).iter().filter_map(|v| v.to_str().ok()).collect::<Vec<_>>().join(", ");
        let path = decoded(request.uri().path(), false).ok_or_else(|| Reply::error(400, "the address is no UTF-8"))?;
        let mut parameters = pairs(request.uri().query().unwrap_or_default())?;
        let mut body = Vec::new();
        let read = request.body_mut().take(most + 1).read_to_end(&mut body);
        if read.is_err() {
            return Err(Reply::error(400, "the body of the request is incomplete"));
        }
        if body.len() as u64 > most {
            return Err(Reply::error(413, &format!("the body of the request is longer than {most} bytes")));
        }
        if media_type == "application/x-www-form-urlencoded" {
            let form = std::str::from_utf8(&body).map_err(|_| Reply::error(400, "the form is no UTF-8"))?;
            parameters.extend(pairs(form)?);
        }
        Ok(Self {
            method: request.method().clone(),
            path,
            parameters,
            media_type,
            charset,
            accept,
            body,
            headers: request.headers().clone(),
        })
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
        self.headers.get(name).and_then(|v| v.to_str().ok())
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

    /// As a response. One to HEAD keeps all but the body.
    pub fn response(self, head: bool, cors: bool) -> Response<Body> {
        let mut builder = Response::builder()
            .status(StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR))
            .header("content-security-policy", POLICY)
            .header("x-content-type-options", "nosniff")
            .header("referrer-policy", "no-referrer");
        if !self.media_type.is_empty() {
            builder = builder.header(CONTENT_TYPE, &self.media_type);
        }
        if cors {
            builder = builder.header("access-control-allow-origin", "*");
        }
        for (name, value) in self.headers {
            builder = builder.header(name, value);
        }
        let body = if head { Body::empty() } else { Body::from(self.body) };
        // Every header above is made here or checked before, so that this cannot fail; if it did, the client would be told.
        builder.body(body).unwrap_or_else(|_| {
            let mut response = Response::new(Body::from("a header of the response is malformed\n"));
            *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            response
        })
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
    fn a_body_that_is_too_long_is_refused() {
        let mut request = Request::builder().method("POST").uri("http://localhost/sparql").body(Body::from("x".repeat(11))).unwrap();
        assert_eq!(Asked::read(&mut request, 10).err().map(|r| r.status), Some(413));
        let mut request = Request::builder().uri("http://localhost/sparql?a=1&a=2&b").body(Body::empty()).unwrap();
        let asked = Asked::read(&mut request, 10).ok().unwrap();
        assert_eq!(asked.one("a").err().map(|r| r.status), Some(400));
        assert_eq!(asked.one("b").ok().flatten(), Some(""));
    }
}
