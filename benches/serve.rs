//! How many queries a second `tupu serve` answers, beside `oxigraph serve-read-only` over the same data: `cargo bench --bench serve`.
//!
//! - The other program: `$OXIGRAPH`, or `oxigraph` on the path (`pip install oxigraph` brings it). Where it is missing, the bench
//!   says so and measures ours alone.
//! - The data: the graph of `examples/articles`, forty times under different names: about 140,000 quads in 360 named graphs.
//!   Both programs look at the union of the graphs.
//! - The queries: the templates of [`LOOKUPS`] alone (what an entity released, its card, its claims with quotes, a look-up by
//!   label, a neighbourhood as a graph, a yes or no), and with those of [`SCANS`] (a sorted filter over all numbers, an aggregate
//!   over all dates), by their weights, filled with entities and numbers at random (seeded): hardly any two requests are the same.
//!   They are POSTed over connections that are kept open. Before anything is measured, both programs answer [`COMPARED`] of them,
//!   and the answers must be the same.
//! - The measure: with 4 and with 64 connections, [`ROUNDS`] rounds of [`ROUND`] for each program in turn, after one to warm up;
//!   printed are the median of the rounds' requests a second, and the latencies of all requests. Client and server share the
//!   machine's cores. Each runs as it does by default: ours bounds time and memory and writes its log to a file; oxigraph does
//!   not (its `--timeout-s` starts a thread for each query, which would slow it down until the system has no more threads).

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a bench that cannot go on has failed")]

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

const COPIES: usize = 40;
const COMPARED: usize = 200;
const ROUNDS: usize = 5;
const ROUND: Duration = Duration::from_secs(3);
const CONNECTIONS: [usize; 2] = [4, 64];

/// A template with its weight: `ENTITY` is an IRI, `LABEL` a label, `NUMBER` a number.
type Template = (usize, &'static str);

const LOOKUPS: &[Template] = &[
    (4, "SELECT ?what ?name { <ENTITY> tp:released ?what . ?what skos:prefLabel ?name }"),
    (4, "SELECT ?p ?o { <ENTITY> ?p ?o }"),
    (
        4,
        "SELECT ?predicate ?object ?date ?quote ?title { ?claim tp:subject <ENTITY> ; tp:predicate ?predicate ; tp:evidence ?evidence . \
         ?evidence tp:quote ?quote ; tp:article ?article . ?article dcterms:title ?title OPTIONAL { ?claim tp:object ?object } \
         OPTIONAL { ?claim tp:date ?date } }",
    ),
    (4, "SELECT ?entity ?class { ?entity skos:prefLabel \"LABEL\"@zh ; a ?class }"),
    (2, "CONSTRUCT { <ENTITY> ?p ?other . ?other skos:prefLabel ?label } { <ENTITY> ?p ?other . ?other skos:prefLabel ?label }"),
    (2, "ASK { <ENTITY> tp:released ?what . ?what tp:parameterCount ?n FILTER (?n > NUMBER) }"),
];

const SCANS: &[Template] = &[
    (1, "SELECT ?entity ?n { ?entity tp:parameterCount ?n FILTER (?n > NUMBER) } ORDER BY DESC(?n) ?entity LIMIT 10"),
    (
        1,
        "SELECT ?predicate (COUNT(*) AS ?count) { ?claim tp:predicate ?predicate ; tp:date ?date FILTER (STR(?date) > \"NUMBER\") } \
         GROUP BY ?predicate",
    ),
];

const PREFIXES: &str = "PREFIX tp: <https://tupu.example/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> \
                        PREFIX dcterms: <http://purl.org/dc/terms/> ";

/// A program that serves; it ends with the value.
struct Served {
    name: &'static str,
    child: Child,
    port: u16,
    path: &'static str,
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let entities = data(folder.path());
    let mut servers = vec![ours(folder.path())];
    match other(folder.path()) {
        Some(server) => servers.push(server),
        None => println!("NOT COMPARED: oxigraph is not installed (pip install oxigraph, or OXIGRAPH=PATH); tupu serve is measured alone"),
    }
    for (name, templates) in [("look-ups", LOOKUPS.to_vec()), ("look-ups and scans", [LOOKUPS, SCANS].concat())] {
        let queries = queries(&entities, &templates, 30_000);
        println!("\n{name}:");
        if let [a, b] = servers.as_slice() {
            let (mut to_a, mut to_b) = (Connection::open(a), Connection::open(b));
            for query in &queries[..COMPARED] {
                assert_eq!(comparable(&to_a.ask(query)), comparable(&to_b.ask(query)), "{query}");
            }
            println!("{COMPARED} queries have the same answers from both");
        }
        for connections in CONNECTIONS {
            compare(&servers, &queries, connections);
        }
    }
}

/// Measures all servers in turn, and prints what was found.
fn compare(servers: &[Served], queries: &[String], connections: usize) {
    let mut rates = vec![Vec::new(); servers.len()];
    let mut latencies = vec![Vec::new(); servers.len()];
    for round in 0..=ROUNDS {
        for (nth, server) in servers.iter().enumerate() {
            let (rate, took) = measured(server, queries, connections, round);
            if round > 0 {
                rates[nth].push(rate);
                latencies[nth].extend(took);
            }
        }
    }
    for (nth, server) in servers.iter().enumerate() {
        rates[nth].sort_by(f64::total_cmp);
        latencies[nth].sort();
        let at = |share: usize| latencies[nth][(latencies[nth].len() - 1) * share / 100].as_secs_f64() * 1000.0;
        println!(
            "{connections:>3} connections  {:<9} {:>7.0} requests/s (rounds {:.0} to {:.0})  latency {:.2} ms median, {:.2} ms at 99 %",
            server.name,
            rates[nth][ROUNDS / 2],
            rates[nth][0],
            rates[nth][ROUNDS - 1],
            at(50),
            at(99)
        );
    }
    if let [a, b] = rates.as_slice() {
        println!("{connections:>3} connections  tupu / oxigraph = {:.2}", a[ROUNDS / 2] / b[ROUNDS / 2]);
    }
}

/// Writes `kg.nq`, and gives the entities with their labels.
fn data(folder: &Path) -> Vec<(String, String)> {
    let once = folder.join("once.nq");
    let articles = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/articles");
    let built = Command::new(env!("CARGO_BIN_EXE_tupu")).arg("build").arg(articles).arg("--store").arg(&once).status().unwrap();
    assert!(built.success());
    let once = fs::read_to_string(once).unwrap();
    let mut all = String::new();
    let mut entities = Vec::new();
    for copy in 0..COPIES {
        for line in once.lines() {
            let mut renamed = line.to_owned();
            for kind in ["entity", "article", "claim"] {
                let begin = format!("<https://tupu.example/{kind}/");
                let parts: Vec<&str> = line.split(&begin).collect();
                if parts.len() > 1 {
                    renamed = renamed.replace(&begin, &format!("{begin}{copy}-"));
                }
            }
            if let Some((subject, label)) = renamed.clone().split_once(" <http://www.w3.org/2004/02/skos/core#prefLabel> \"") {
                let label = label.split("\"@zh").next().unwrap_or_default();
                renamed = renamed.replace(&format!("\"{label}\"@zh"), &format!("\"{label} {copy}\"@zh"));
                entities.push((subject.trim_matches(['<', '>']).to_owned(), format!("{label} {copy}")));
            }
            all.push_str(&renamed);
            all.push('\n');
        }
    }
    fs::write(folder.join("kg.nq"), &all).unwrap();
    entities.sort();
    entities.dedup();
    println!("{} quads, {} entities", all.lines().count(), entities.len());
    entities
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

fn ours(folder: &Path) -> Served {
    let port = free_port();
    let child = Command::new(env!("CARGO_BIN_EXE_tupu"))
        .args(["serve", "--bind", &format!("127.0.0.1:{port}"), "--store"])
        .arg(folder.join("kg.nq"))
        .stderr(File::create(folder.join("log")).unwrap())
        .spawn()
        .unwrap();
    listening(Served { name: "tupu", child, port, path: "/sparql" })
}

fn other(folder: &Path) -> Option<Served> {
    let program = std::env::var("OXIGRAPH").unwrap_or_else(|_| "oxigraph".into());
    let version = Command::new(&program).arg("--version").output().ok()?;
    println!("{}", String::from_utf8_lossy(&version.stdout).trim());
    let location = folder.join("oxigraph");
    let loaded =
        Command::new(&program).args(["load", "--location"]).arg(&location).arg("--file").arg(folder.join("kg.nq")).output().unwrap();
    assert!(loaded.status.success(), "{loaded:?}");
    let port = free_port();
    let child = Command::new(&program)
        .args(["serve-read-only", "--union-default-graph", "--bind", &format!("127.0.0.1:{port}"), "--location"])
        .arg(&location)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    Some(listening(Served { name: "oxigraph", child, port, path: "/query" }))
}

fn listening(server: Served) -> Served {
    let latest = Instant::now() + Duration::from_secs(60);
    while TcpStream::connect(("127.0.0.1", server.port)).is_err() {
        assert!(Instant::now() < latest, "{} does not listen", server.name);
        thread::sleep(Duration::from_millis(50));
    }
    server
}

/// A seeded sequence of queries.
fn queries(entities: &[(String, String)], templates: &[Template], count: usize) -> Vec<String> {
    let weighted: Vec<&str> = templates.iter().flat_map(|(weight, template)| vec![*template; *weight]).collect();
    let mut seed = 20_261_125_u64;
    let mut random = move |below: usize| {
        // Knuth's linear congruential generator; its high bits are random enough.
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap() % below
    };
    let mut queries = Vec::new();
    for _ in 0..count {
        let (entity, label) = &entities[random(entities.len())];
        let number = random(2_000_000_000).to_string();
        let filled = weighted[random(weighted.len())].replace("ENTITY", entity).replace("LABEL", label).replace("NUMBER", &number);
        queries.push(format!("{PREFIXES}{filled}"));
    }
    queries
}

/// The rows or triples of an answer, sorted.
fn comparable(answer: &str) -> Vec<String> {
    let Ok(json) = serde_json::from_str::<serde_json::Value>(answer) else {
        let mut triples: Vec<String> = answer.lines().map(str::to_owned).collect();
        triples.sort();
        triples.dedup();
        return triples;
    };
    let Some(rows) = json["results"]["bindings"].as_array() else { return vec![json["boolean"].to_string()] };
    let cells = |row: &serde_json::Value| {
        let mut cells: Vec<String> = row.as_object().unwrap().iter().map(|(name, cell)| format!("{name}={}", cell["value"])).collect();
        cells.sort();
        cells.join(" ")
    };
    let mut rows: Vec<String> = rows.iter().map(cells).collect();
    rows.sort();
    rows
}

/// Requests a second, and how long each took.
fn measured(server: &Served, queries: &[String], connections: usize, round: usize) -> (f64, Vec<Duration>) {
    let begun = Instant::now();
    let took: Vec<Duration> = thread::scope(|scope| {
        let ask = |nth: usize| {
            let mut connection = Connection::open(server);
            let mut took = Vec::new();
            // Each round and connection begins elsewhere in the sequence.
            let mut at = (round * 4999 + nth * queries.len() / connections) % queries.len();
            while begun.elapsed() < ROUND {
                let asked = Instant::now();
                connection.ask(&queries[at]);
                took.push(asked.elapsed());
                at = (at + 1) % queries.len();
            }
            took
        };
        let clients: Vec<_> = (0..connections).map(|nth| scope.spawn(move || ask(nth))).collect();
        clients.into_iter().flat_map(|c| c.join().unwrap()).collect()
    });
    (took.len() as f64 / begun.elapsed().as_secs_f64(), took)
}

/// A connection that is kept open.
struct Connection {
    stream: BufReader<TcpStream>,
    host: String,
    path: &'static str,
}

impl Connection {
    fn open(server: &Served) -> Self {
        let stream = TcpStream::connect(("127.0.0.1", server.port)).unwrap();
        stream.set_nodelay(true).unwrap();
        Self { stream: BufReader::new(stream), host: format!("127.0.0.1:{}", server.port), path: server.path }
    }

    /// Sends a query, and gives the body of the answer.
    fn ask(&mut self, query: &str) -> String {
        let mut request = format!("POST {} HTTP/1.1\r\nhost: {}\r\ncontent-type: application/sparql-query\r\n", self.path, self.host);
        let accept = if query.contains("CONSTRUCT") { "application/n-triples" } else { "application/sparql-results+json" };
        write!(request, "accept: {accept}\r\ncontent-length: {}\r\n\r\n{query}", query.len()).unwrap();
        self.stream.get_mut().write_all(request.as_bytes()).unwrap();
        let status = self.line();
        assert!(status.contains(" 200 "), "{} of {}: {status}: {query}", self.path, self.host);
        let (mut length, mut chunked) = (0, false);
        loop {
            let line = self.line().to_ascii_lowercase();
            match line.split_once(": ") {
                Some(("content-length", value)) => length = value.parse().unwrap(),
                Some(("transfer-encoding", "chunked")) => chunked = true,
                Some(_) => {}
                None => break,
            }
        }
        let mut body = Vec::new();
        if chunked {
            loop {
                let size = usize::from_str_radix(&self.line(), 16).unwrap();
                self.take(size, &mut body);
                self.line();
                if size == 0 {
                    break;
                }
            }
        } else {
            self.take(length, &mut body);
        }
        String::from_utf8(body).unwrap()
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.stream.read_line(&mut line).unwrap();
        line.trim_end().to_owned()
    }

    fn take(&mut self, count: usize, into: &mut Vec<u8>) {
        let begin = into.len();
        into.resize(begin + count, 0);
        self.stream.read_exact(&mut into[begin..]).unwrap();
    }
}
