//! `tupu serve` from outside: limits, Linked Data, graphs, what the page asks for, how it ends.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]
#![allow(clippy::format_push_string, clippy::format_collect, reason = "a test is read more often than it runs")]

mod server;

use std::time::{Duration, Instant};

use server::{Server, encoded};

/// A small graph in the shape that `tupu build` writes.
const DATA: &str = r#"
    @prefix tp: <https://tupu.example/ontology#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    @prefix e: <https://tupu.example/entity/> . @prefix schema: <https://schema.org/> . @prefix dcterms: <http://purl.org/dc/terms/> .
    <https://tupu.example/article/a1> {
        <https://tupu.example/article/a1> a schema:NewsArticle ; dcterms:title "<b>云川</b>推出Luma2" .
        e:云川科技 a tp:Company ; skos:prefLabel "云川科技"@zh ; tp:released e:Luma2 .
        e:Luma2 a tp:Model ; skos:prefLabel "Luma2"@zh ; tp:parameterCount 1750000000000 .
        <https://tupu.example/claim/1> a tp:Claim ; tp:subject e:云川科技 ; tp:predicate tp:released ; tp:object e:Luma2 ; tp:date "2024-10" ;
            tp:evidence <https://tupu.example/claim/1#a1.1> .
        <https://tupu.example/claim/1#a1.1> tp:article <https://tupu.example/article/a1> ; tp:field "summary" ; tp:quote "云川科技发布了Luma2" ;
            tp:rule "release" ; tp:start 0 ; tp:end 12 .
    }"#;

fn numbers() -> String {
    (0..1000).map(|n| n.to_string()).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_runaway_query_is_stopped_while_others_are_answered() {
    // Memory enough that time alone ends them: a fast machine fills the usual bound within the second.
    let server = Server::start(DATA, &["--timeout", "1", "--workers", "2", "--memory", "16384"]);
    let values = numbers();
    let product = format!("SELECT (COUNT(*) AS ?n) {{ VALUES ?a {{ {values} }} VALUES ?b {{ {values} }} VALUES ?c {{ {values} }} }}");
    let sorted = format!("SELECT * {{ VALUES ?a {{ {values} }} VALUES ?b {{ {values} }} VALUES ?c {{ {values} }} }} ORDER BY ?c ?b ?a");
    for query in [product, sorted] {
        let begun = Instant::now();
        std::thread::scope(|scope| {
            let runaway = scope.spawn(|| (server.query(&query), begun.elapsed()));
            let mut answered = 0;
            while !runaway.is_finished() {
                assert_eq!(server.query("ASK { ?s ?p ?o }").status, 200);
                answered += 1;
            }
            let (reply, took) = runaway.join().unwrap();
            assert_eq!(reply.status, 503, "{reply:?}");
            assert!(reply.body.contains("longer than 1 s"), "{}", reply.body);
            assert!(took < Duration::from_secs(2), "{took:?}");
            assert!(answered > 5, "{answered}");
        });
    }
    // The worker that was lost is there again.
    assert_eq!(server.query("ASK {}").status, 200);
}

#[test]
#[cfg(target_os = "linux")]
fn a_query_gets_no_more_memory_than_it_may_have() {
    let server = Server::start(DATA, &["--timeout", "60", "--memory", "100"]);
    let values = numbers();
    let reply = server
        .query(&format!("SELECT * {{ VALUES ?a {{ {values} }} VALUES ?b {{ {values} }} VALUES ?c {{ {values} }} }} ORDER BY ?c ?b ?a"));
    assert_eq!(reply.status, 503);
    assert!(reply.body.contains("memory"), "{}", reply.body);
    assert_eq!(server.query("ASK {}").status, 200);
}

#[test]
fn requests_and_answers_have_a_longest_size() {
    let server = Server::start(DATA, &["--request", "1", "--answer", "1"]);
    assert_eq!(server.query(&format!("ASK {{}} # {}", "x".repeat(2000))).status, 413);
    let reply = server.query("SELECT * { VALUES ?x { 1 2 3 4 5 6 7 8 9 } VALUES ?y { 1 2 3 4 5 6 7 8 9 } }");
    assert_eq!(reply.status, 503);
    assert!(reply.body.contains("longer than 1024 bytes"), "{}", reply.body);
    // The same where the server itself answers.
    let plain = server.query("SELECT * { ?s ?p ?o }");
    assert_eq!(plain.status, 503);
    assert!(plain.body.contains("longer than 1024 bytes"), "{}", plain.body);
    assert_eq!(server.query("ASK {}").status, 200);
}

#[test]
fn without_leave_nothing_is_changed_or_fetched() {
    let server = Server::start(DATA, &[]);
    let before = std::fs::read(server.store()).unwrap();
    let update = [("content-type", "application/sparql-update")];
    assert_eq!(server.ask("POST", "/sparql", &update, b"CLEAR ALL").status, 403);
    assert_eq!(server.ask("PUT", "/store?default", &[("content-type", "text/turtle")], b"<s:a> <s:b> <s:c> .").status, 403);
    assert_eq!(server.ask("DELETE", "/store?default", &[], b"").status, 403);
    let service = server.query("SELECT * { SERVICE SILENT <http://127.0.0.1:1/> { ?s ?p ?o } }");
    assert_eq!(service.status, 400);
    assert!(service.body.contains("SERVICE would fetch from another server"), "{}", service.body);
    assert_eq!(std::fs::read(server.store()).unwrap(), before);
    let writable = Server::start("", &["--writable"]);
    assert_eq!(writable.ask("POST", "/sparql", &update, b"LOAD <http://127.0.0.1:1/>").status, 400);
}

#[test]
fn with_leave_another_server_is_asked() {
    let other = Server::start(DATA, &[]);
    let endpoint = format!("http://127.0.0.1:{}/sparql", other.port);
    let asking = Server::start("", &["--writable", "--allow-service"]);
    let query = format!("PREFIX tp: <https://tupu.example/ontology#> SELECT ?n {{ SERVICE <{endpoint}> {{ ?m tp:parameterCount ?n }} }}");
    let reply = asking.query(&query);
    assert_eq!(reply.status, 200, "{}", reply.body);
    assert!(reply.body.contains("1750000000000"), "{}", reply.body);
    let update = [("content-type", "application/sparql-update")];
    let load = format!("LOAD <http://127.0.0.1:{}/store?graph=https%3A%2F%2Ftupu.example%2Farticle%2Fa1>", other.port);
    assert_eq!(asking.ask("POST", "/sparql", &update, load.as_bytes()).status, 204);
    assert!(asking.query("ASK { ?m <https://tupu.example/ontology#parameterCount> 1750000000000 }").body.contains("true"));
    // A word written with escapes needs leave as well.
    let escaped = load.replacen("LOAD", "L\\u004FAD", 1);
    let refusing = Server::start("", &["--writable"]);
    assert_eq!(refusing.ask("POST", "/sparql", &update, escaped.as_bytes()).status, 400);
}

#[test]
fn pages_of_other_sites_may_not_ask() {
    let server = Server::start(DATA, &["--writable"]);
    let form = ("content-type", "application/x-www-form-urlencoded");
    assert_eq!(server.ask("POST", "/sparql", &[form, ("origin", "http://evil.example")], b"update=CLEAR+ALL").status, 403);
    assert_eq!(server.ask("GET", "/", &[("host", "evil.example")], b"").status, 421);
    let own = format!("http://127.0.0.1:{}", server.port);
    assert_eq!(server.ask("POST", "/sparql", &[form, ("origin", &own)], b"query=ASK+%7B%7D").status, 200);
    assert_eq!(server.ask("GET", "/health", &[], b"").header("access-control-allow-origin"), "");
    let open = Server::start(DATA, &["--cors"]);
    assert_eq!(open.ask("GET", "/health", &[("origin", "http://other.example")], b"").header("access-control-allow-origin"), "*");
    assert_eq!(open.ask("OPTIONS", "/sparql", &[("origin", "http://other.example")], b"").status, 204);
}

#[test]
fn graphs_are_read_replaced_added_to_and_removed() {
    let server = Server::start(DATA, &["--writable"]);
    let turtle = [("content-type", "text/turtle")];
    let path = format!("/store?graph={}", encoded("http://g.example/云"));
    assert_eq!(server.ask("GET", &path, &[], b"").status, 404);
    assert_eq!(server.ask("PUT", &path, &turtle, b"<s:a> <s:b> <s:c> .").status, 201);
    assert_eq!(server.ask("POST", &path, &turtle, b"<s:a> <s:b> <s:d> .").status, 204);
    let reply = server.ask("GET", &path, &[("accept", "application/n-triples")], b"");
    assert_eq!(reply.body, "<s:a> <s:b> <s:c> .\n<s:a> <s:b> <s:d> .\n");
    assert_eq!(server.ask("PUT", &path, &turtle, b"<s:a> <s:b> <s:e> .").status, 204);
    assert_eq!(server.ask("GET", &path, &[("accept", "application/n-triples")], b"").body, "<s:a> <s:b> <s:e> .\n");
    // What is malformed changes nothing.
    assert_eq!(server.ask("PUT", &path, &turtle, b"<s:a> <s:b> .").status, 400);
    assert_eq!(server.ask("PUT", &path, &[("content-type", "text/html")], b"<s:a> <s:b> <s:c> .").status, 415);
    assert_eq!(server.ask("HEAD", &path, &[], b"").status, 200);
    assert_eq!(server.ask("HEAD", &path, &[], b"").body, "");
    // The file holds it, and every worker sees it.
    assert!(std::fs::read_to_string(server.store()).unwrap().contains("<s:e>"));
    for _ in 0..8 {
        assert!(server.query("ASK { <s:a> <s:b> <s:e> }").body.contains("true"));
    }
    assert_eq!(server.ask("DELETE", &path, &[], b"").status, 204);
    assert_eq!(server.ask("GET", &path, &[], b"").status, 404);
    assert_eq!(server.ask("GET", "/store", &[], b"").status, 400);
}

#[test]
fn iris_give_a_page_to_a_browser_and_triples_to_a_client() {
    let server = Server::start(DATA, &[]);
    let path = format!("/entity/{}", encoded("云川科技"));
    let page = server.ask("GET", &path, &[("accept", "text/html,application/xml;q=0.9,*/*;q=0.8")], b"");
    assert_eq!((page.status, page.header("content-type"), page.header("vary")), (200, "text/html; charset=utf-8", "accept"));
    assert!(page.header("content-security-policy").contains("default-src 'none'"));
    for (accept, media, wanted) in [
        ("text/turtle", "text/turtle; charset=utf-8", "e:云川科技 a tp:Company"),
        ("application/ld+json", "application/ld+json", "云川科技"),
        (
            "application/n-triples",
            "application/n-triples",
            "<https://tupu.example/entity/云川科技> <https://tupu.example/ontology#released>",
        ),
    ] {
        let reply = server.ask("GET", &path, &[("accept", accept)], b"");
        assert_eq!((reply.status, reply.header("content-type"), reply.header("vary")), (200, media, "accept"));
        assert!(reply.body.contains(wanted) && reply.body.contains("云川科技发布了Luma2"), "{}", reply.body);
    }
    assert_eq!(server.ask("GET", "/entity/Nobody", &[], b"").status, 404);
    assert_eq!(server.ask("GET", "/claim/1", &[("accept", "text/turtle")], b"").status, 200);
    assert_eq!(server.ask("GET", "/ontology", &[("accept", "text/turtle")], b"").status, 200);
    let void = server.ask("GET", "/.well-known/void", &[], b"");
    assert!(
        void.body.contains("http://rdfs.org/ns/void#triples") && void.body.contains("sparql-service-description#endpoint"),
        "{}",
        void.body
    );
    assert_eq!(server.ask("GET", "/sparql", &[("accept", "text/turtle")], b"").body, void.body);
    let tag = server.ask("GET", "/page/main.js", &[], b"").header("etag").to_owned();
    assert_eq!(server.ask("GET", "/page/main.js", &[("if-none-match", &tag)], b"").status, 304);
}

#[test]
fn the_page_gets_its_data_as_json_alone() {
    let server = Server::start(DATA, &[]);
    let get = |path: &str| {
        let reply = server.ask("GET", path, &[], b"");
        assert_eq!((reply.status, reply.header("content-type")), (200, "application/json; charset=utf-8"), "{path} {reply:?}");
        serde_json::from_str::<serde_json::Value>(&reply.body).unwrap()
    };
    assert_eq!(get("/api/find?q=yc")["entities"][0]["label"], "云川科技");
    assert_eq!(get("/api/find?q=lmua2")["entities"][0]["label"], "Luma2");
    let card = get(&format!("/api/entity?iri={}", encoded("https://tupu.example/entity/云川科技")));
    assert_eq!(card["facts"][0]["claims"][0]["evidence"][0]["quote"], "云川科技发布了Luma2");
    let graph = get(&format!("/api/graph?iri={}", encoded("https://tupu.example/entity/Luma2")));
    assert_eq!((graph["nodes"].as_array().unwrap().len(), graph["edges"][0]["year"].as_i64()), (2, Some(2024)));
    let article = get(&format!("/api/article?iri={}", encoded("https://tupu.example/article/a1")));
    assert_eq!((article["article"]["title"].as_str(), article["claims"].as_array().unwrap().len()), (Some("<b>云川</b>推出Luma2"), 1));
    assert_eq!(get("/api/overview")["claims"], 1);
    assert!(get("/api/vocabulary")["questions"].as_array().unwrap().len() > 5);
    let question = server.ask("GET", &format!("/api/question?name=released-by&value={}", encoded("云川科技")), &[], b"");
    assert!(question.body.contains("<https://tupu.example/entity/云川科技>"), "{question:?}");
}

#[test]
fn a_text_is_tried_without_being_stored() {
    let server = Server::start(DATA, &[]);
    let before = std::fs::read(server.store()).unwrap();
    let text = "标题：云川科技推出大模型“听涛”\n总结：2024年10月30日，云川科技发布了大模型“听涛”。";
    let reply = server.ask("POST", "/extract", &[("content-type", "text/plain; charset=utf-8")], text.as_bytes());
    let found: serde_json::Value = serde_json::from_str(&reply.body).unwrap();
    let article = &found["articles"][0];
    let fact = article["facts"].as_array().unwrap().iter().find(|f| f["predicate"] == "released").unwrap();
    assert_eq!((fact["subject"]["name"].as_str(), fact["object"]["name"].as_str()), (Some("云川科技"), Some("听涛")));
    assert!(fact["rule"].is_string() && !article["annotations"].as_array().unwrap().is_empty());
    assert_eq!(server.ask("POST", "/extract", &[], b"").status, 400);
    assert_eq!(std::fs::read(server.store()).unwrap(), before);
}

#[test]
#[cfg(unix)]
fn a_signal_ends_it_after_the_running_queries() {
    let server = Server::start(DATA, &["--timeout", "60"]);
    let port = server.port;
    let values = numbers();
    let query = format!("SELECT (COUNT(*) AS ?n) {{ VALUES ?a {{ {values} }} VALUES ?b {{ {values} }} }}");
    std::thread::scope(|scope| {
        let running = scope.spawn(|| server.query(&query));
        std::thread::sleep(Duration::from_millis(150));
        server.signal();
        assert_eq!(running.join().unwrap().status, 200);
    });
    assert!(server.ended_well());
    assert!(std::net::TcpStream::connect(("127.0.0.1", port)).is_err());
}

#[test]
fn an_idle_connection_is_kept_for_the_next_request() {
    use std::io::{Read, Write};
    let server = Server::start(DATA, &[]);
    let mut stream = std::net::TcpStream::connect(("127.0.0.1", server.port)).unwrap();
    for path in ["/health", "/api/overview"] {
        stream.write_all(format!("GET {path} HTTP/1.1\r\nhost: localhost\r\n\r\n").as_bytes()).unwrap();
        let mut bytes = vec![0; 1 << 16];
        let count = stream.read(&mut bytes).unwrap();
        let head = String::from_utf8_lossy(&bytes[..count]).into_owned();
        assert!(head.starts_with("HTTP/1.1 200 OK\r\n") && !head.contains("connection: close"), "{head}");
    }
    stream.write_all(b"nonsense\r\n\r\n").unwrap();
    let mut rest = String::new();
    stream.read_to_string(&mut rest).unwrap();
    assert!(rest.starts_with("HTTP/1.1 400 Bad Request\r\n") && rest.contains("connection: close"), "{rest}");
}
