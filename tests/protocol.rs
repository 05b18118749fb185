//! The SPARQL 1.1 Protocol, case by case: the same 34 situations as in the W3C's protocol suite, in our own words.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]
#![allow(clippy::format_push_string, clippy::format_collect, reason = "a test is read more often than it runs")]

mod server;

use server::{Reply, Server, encoded};

const QUERY: (&str, &str) = ("content-type", "application/sparql-query");
const UPDATE: (&str, &str) = ("content-type", "application/sparql-update");
const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

/// Three graphs, each with one document in it.
const DATA: &str = "
    <http://g.example/1> { <http://d.example/1> a <http://d.example/Document> }
    <http://g.example/2> { <http://d.example/2> a <http://d.example/Document> }
    <http://g.example/3> { <http://d.example/3> a <http://d.example/Document> }";

fn graph(parameter: &str, number: u8) -> String {
    format!("{parameter}={}", encoded(&format!("http://g.example/{number}")))
}

#[track_caller]
fn yes(reply: &Reply) {
    assert_eq!(reply.status, 200, "{reply:?}");
    assert_eq!(reply.header("content-type"), "application/sparql-results+json");
    assert!(reply.body.contains("\"boolean\":true"), "{reply:?}");
}

#[track_caller]
fn refused(reply: &Reply) {
    assert!((400..500).contains(&reply.status), "{reply:?}");
}

#[test]
fn queries() {
    let server = Server::start(DATA, &["--writable"]);
    let ask = encoded("ASK {}");
    // By GET, by a form, directly.
    yes(&server.ask("GET", &format!("/sparql?query={ask}"), &[], b""));
    yes(&server.ask("POST", "/sparql", &[FORM], format!("query={ask}").as_bytes()));
    yes(&server.ask("POST", "/sparql/", &[QUERY], b"ASK {}"));
    // The default graph is what the request says: one, or several together.
    let both = "ASK { <http://d.example/1> a ?t . <http://d.example/2> a ?t }";
    let path = format!("/sparql?{}&{}", graph("default-graph-uri", 1), graph("default-graph-uri", 2));
    yes(&server.ask("GET", &format!("{path}&query={}", encoded(both)), &[], b""));
    yes(&server.ask("POST", &path, &[QUERY], both.as_bytes()));
    let none = "ASK { FILTER NOT EXISTS { <http://d.example/3> a ?t } }";
    yes(&server.ask("POST", &path, &[QUERY], none.as_bytes()));
    // The same for named graphs.
    let named = "ASK { GRAPH ?a { <http://d.example/1> a ?t } GRAPH ?b { <http://d.example/2> a ?t } \
                 FILTER NOT EXISTS { GRAPH ?c { <http://d.example/3> a ?t } } }";
    let path = format!("/sparql?{}&{}", graph("named-graph-uri", 1), graph("named-graph-uri", 2));
    yes(&server.ask("GET", &format!("{path}&query={}", encoded(named)), &[], b""));
    yes(&server.ask("POST", &path, &[QUERY], named.as_bytes()));
    // Both at once.
    let full = "ASK { <http://d.example/3> a ?t GRAPH ?a { <http://d.example/1> a ?t } GRAPH ?b { <http://d.example/2> a ?t } }";
    yes(&server.ask("POST", &format!("{path}&{}", graph("default-graph-uri", 3)), &[QUERY], full.as_bytes()));
    // What the request says goes before what the query says.
    let other = "ASK FROM <http://g.example/3> { GRAPH ?a { <http://d.example/1> a ?t } FILTER NOT EXISTS { <http://d.example/3> a ?u } }";
    yes(&server.ask("POST", &path, &[QUERY], other.as_bytes()));
    // Each kind of query has its kind of answer.
    for (query, media) in [
        ("SELECT (1 AS ?x) {}", "application/sparql-results+json"),
        ("ASK {}", "application/sparql-results+json"),
        ("DESCRIBE <http://d.example/1>", "text/turtle; charset=utf-8"),
        ("CONSTRUCT { <s> <p> 1 } {}", "text/turtle; charset=utf-8"),
    ] {
        let reply = server.query(query);
        assert_eq!((reply.status, reply.header("content-type"), reply.header("vary")), (200, media, "accept"), "{query}");
    }
}

#[test]
fn queries_that_are_refused() {
    let server = Server::start(DATA, &["--writable"]);
    let ask = encoded("ASK {}");
    refused(&server.ask("PUT", &format!("/sparql?query={ask}"), &[FORM], b""));
    refused(&server.ask("GET", &format!("/sparql?query={ask}&query={ask}"), &[], b""));
    refused(&server.ask("POST", "/sparql", &[("content-type", "text/plain")], b"ASK {}"));
    refused(&server.ask("POST", "/sparql", &[], format!("query={ask}").as_bytes()));
    refused(&server.ask("POST", "/sparql", &[], b"ASK {}"));
    refused(&server.ask("POST", "/sparql", &[("content-type", "application/sparql-query; charset=UTF-16")], b"\0A\0S\0K\0 \0{\0}"));
    refused(&server.ask("GET", &format!("/sparql?query={}", encoded("ASK {")), &[], b""));
    assert_eq!(server.ask("POST", "/sparql", &[QUERY, ("accept", "text/csv")], b"ASK {}").status, 406);
}

#[test]
fn updates() {
    let server = Server::start("", &["--writable"]);
    let fill = "CLEAR ALL ; INSERT DATA { GRAPH <http://g.example/1> { <http://d.example/1> a <http://d.example/Document> }
        GRAPH <http://g.example/2> { <http://d.example/2> a <http://d.example/Document> }
        GRAPH <http://g.example/3> { <http://d.example/3> a <http://d.example/Document> } } ; ";
    let done = |path: &str, update: &str| {
        let reply = server.ask("POST", path, &[UPDATE], update.as_bytes());
        assert_eq!(reply.status, 204, "{reply:?}");
    };
    let in_out = "INSERT { GRAPH <http://g.example/out> { ?s <http://d.example/in> 1 } } WHERE { ?s a <http://d.example/Document> }";
    let found = |number: u8| format!("GRAPH <http://g.example/out> {{ <http://d.example/{number}> <http://d.example/in> ?x }}");
    // One graph as the default graph, and two.
    done(&format!("/sparql?{}", graph("using-graph-uri", 1)), &format!("{fill}{in_out}"));
    yes(&server.query(&format!("ASK {{ {} FILTER NOT EXISTS {{ {} }} }}", found(1), found(2))));
    done(&format!("/sparql?{}&{}", graph("using-graph-uri", 1), graph("using-graph-uri", 2)), &format!("{fill}{in_out}"));
    yes(&server.query(&format!("ASK {{ {} {} FILTER NOT EXISTS {{ {} }} }}", found(1), found(2), found(3))));
    // Named graphs.
    let named = in_out.replace("{ ?s a <http://d.example/Document> }", "{ GRAPH ?g { ?s a <http://d.example/Document> } }");
    done(&format!("/sparql?{}&{}", graph("using-named-graph-uri", 1), graph("using-named-graph-uri", 2)), &format!("{fill}{named}"));
    yes(&server.query(&format!("ASK {{ {} {} FILTER NOT EXISTS {{ {} }} }}", found(1), found(2), found(3))));
    // Both.
    let full = "INSERT { GRAPH <http://g.example/out> { ?s <http://d.example/in> ?in } } WHERE {
        { GRAPH ?g { ?s a <http://d.example/Document> } BIND (?g AS ?in) } UNION { ?s a <http://d.example/Document> BIND (\"default\" AS ?in) } }";
    done(&format!("/sparql?{}&{}", graph("using-graph-uri", 1), graph("using-named-graph-uri", 2)), &format!("{fill}{full}"));
    yes(&server.query(&format!(
        "ASK {{ GRAPH <http://g.example/out> {{ <http://d.example/1> <http://d.example/in> \"default\" . \
         <http://d.example/2> <http://d.example/in> <http://g.example/2> }} FILTER NOT EXISTS {{ {} }} }}",
        found(3)
    )));
    // A relative IRI is resolved.
    done(
        "/sparql",
        "CLEAR SILENT GRAPH <http://g.example/b> ; INSERT DATA { GRAPH <http://g.example/b> { <http://s.example/> <http://p.example/> <test> } }",
    );
    yes(&server.query("ASK { GRAPH <http://g.example/b> { ?s ?p ?o FILTER (isIRI(?o) && STR(?o) != \"test\") } }"));
    // By a form, and directly.
    assert_eq!(server.ask("POST", "/sparql", &[FORM], b"update=CLEAR+NAMED").status, 204);
    done("/sparql", "CLEAR ALL");
    yes(&server.query("ASK { FILTER NOT EXISTS { ?s ?p ?o } }"));
}

#[test]
fn updates_that_are_refused() {
    let server = Server::start(DATA, &["--writable"]);
    refused(&server.ask("GET", &format!("/sparql?update={}", encoded("CLEAR ALL")), &[], b""));
    refused(&server.ask("POST", "/sparql", &[FORM], b"update=CLEAR+NAMED&update=CLEAR+DEFAULT"));
    refused(&server.ask("POST", "/sparql", &[("content-type", "text/plain")], b"CLEAR NAMED"));
    refused(&server.ask("POST", "/sparql", &[], b"update=CLEAR+NAMED"));
    refused(&server.ask("POST", "/sparql", &[("content-type", "application/sparql-update; charset=UTF-16")], b"CLEAR NAMED"));
    refused(&server.ask("POST", "/sparql", &[FORM], b"update=CLEAR+XYZ"));
    let with = "WITH <http://g.example/1> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }";
    refused(&server.ask("POST", &format!("/sparql?{}", graph("using-named-graph-uri", 1)), &[UPDATE], with.as_bytes()));
    yes(&server.query("ASK { <http://d.example/1> a ?t . <http://d.example/2> a ?t . <http://d.example/3> a ?t }"));
}
