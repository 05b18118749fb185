//! SPARQL text → tokens with their places: enough to point into a query, not enough to parse one.
//!
//! Any text gives tokens. Deliberately knows no grammar: Oxigraph's parser does.

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `SELECT`, `a`, `true`.
    Word,
    /// `?x`, `$x`.
    Variable,
    /// `tp:released`, `tp:`.
    Name,
    /// `<https://…>`.
    Iri,
    /// A string in any of its four quotations.
    Text,
    /// One character of punctuation, or of a number.
    Other,
}

/// A stretch of a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    /// What it is.
    pub kind: Kind,
    /// Its characters.
    pub text: &'a str,
    /// Its first byte in the query.
    pub start: usize,
}

/// The tokens of a query, without spaces and comments.
#[must_use]
pub fn tokens(query: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(first) = query[at..].chars().next() {
        let rest = &query[at..];
        let (kind, length) = match first {
            '#' => {
                at += rest.find(['\n', '\r']).unwrap_or(rest.len());
                continue;
            }
            c if c.is_whitespace() => {
                at += c.len_utf8();
                continue;
            }
            '<' => iri(rest).map_or((Kind::Other, 1), |length| (Kind::Iri, length)),
            '"' | '\'' => (Kind::Text, string(rest)),
            '?' | '$' => {
                let length = run(&rest[1..], is_inner);
                if length > 0 { (Kind::Variable, 1 + length) } else { (Kind::Other, 1) }
            }
            // A blank node's label is no name with a prefix.
            '_' if rest.starts_with("_:") => (Kind::Other, 2 + run(&rest[2..], is_inner)),
            c if c == ':' || c.is_alphabetic() => {
                let prefix = run(rest, |c| is_inner(c) || c == '.' || c == '-');
                if rest[prefix..].starts_with(':') {
                    let local = run(&rest[prefix + 1..], |c| is_inner(c) || matches!(c, '.' | '-' | ':' | '%' | '\\'));
                    let whole = &rest[..=prefix + local];
                    (Kind::Name, whole.trim_end_matches('.').len())
                } else {
                    (Kind::Word, run(rest, is_inner).max(c.len_utf8()))
                }
            }
            c => (Kind::Other, c.len_utf8()),
        };
        tokens.push(Token { kind, text: &rest[..length], start: at });
        at += length;
    }
    tokens
}

fn is_inner(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn run(text: &str, inner: impl Fn(char) -> bool) -> usize {
    text.find(|c| !inner(c)).unwrap_or(text.len())
}

/// The length of an IRI in brackets; none where the bracket is a comparison.
fn iri(text: &str) -> Option<usize> {
    let end = text.find('>')?;
    let inside = &text[1..end];
    (!inside.contains(|c: char| c.is_whitespace() || matches!(c, '<' | '"' | '{' | '}' | '|' | '^' | '`'))).then_some(end + 1)
}

/// The length of a string with its quotes; one that does not end goes to the end of its line, or of the text.
fn string(text: &str) -> usize {
    let quote = &text[..1];
    let long = quote.repeat(3);
    let end = if text.starts_with(&long) { long.as_str() } else { quote };
    let mut at = end.len();
    while at < text.len() {
        let rest = &text[at..];
        if rest.starts_with(end) {
            return at + end.len();
        }
        let c = rest.chars().next().unwrap_or(' ');
        if c == '\n' && end.len() == 1 {
            return at;
        }
        at += c.len_utf8();
        if c == '\\' {
            at += text[at..].chars().next().map_or(0, char::len_utf8);
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_have_kinds_and_places() {
        let query = "# c\nSELECT ?x { ?x tp:released e:悟道2.0 . FILTER(?n <3 && ?m> 2) <http://a/> _:b \"tp:no\\\" ?y\" }";
        let found: Vec<(Kind, &str)> = tokens(query).iter().filter(|t| t.kind != Kind::Other).map(|t| (t.kind, t.text)).collect();
        let wanted = [
            (Kind::Word, "SELECT"),
            (Kind::Variable, "?x"),
            (Kind::Variable, "?x"),
            (Kind::Name, "tp:released"),
            (Kind::Name, "e:悟道2.0"),
            (Kind::Word, "FILTER"),
            (Kind::Variable, "?n"),
            (Kind::Variable, "?m"),
            (Kind::Iri, "<http://a/>"),
            (Kind::Text, "\"tp:no\\\" ?y\""),
        ];
        assert_eq!(found, wanted);
        assert!(tokens(query).iter().all(|t| query[t.start..].starts_with(t.text)));
    }

    #[test]
    fn any_text_gives_tokens() {
        for text in ["\"", "'''a", "<", "?", "\\", "a:", "::", "\"\\", "😀?é"] {
            assert!(tokens(text).iter().all(|t| !t.text.is_empty()), "{text}");
        }
    }
}
