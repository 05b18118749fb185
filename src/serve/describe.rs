//! What this server and its data set are, in RDF: SPARQL 1.1 Service Description and VoID.

use std::fmt::Write;

use super::view::View;
use crate::rdf::ONTOLOGY;

/// The description in Turtle; `root` is the address of this server with a slash at its end.
pub(super) fn turtle(view: &View, root: &str, base: &str, writable: bool) -> String {
    let mut text = String::new();
    let count = |name: &str| view.overview[name].as_u64().unwrap_or(0);
    let update = if writable { "sd:SPARQL11Query, sd:SPARQL11Update" } else { "sd:SPARQL11Query" };
    let function = |name: &str| format!("    sd:extensionFunction <{}{name}> ;\n", crate::query::function::FUNCTIONS);
    let functions = crate::query::function::ALL.map(|(name, ..)| function(name)).concat();
    // Writing to a String cannot fail.
    let _ = write!(
        text,
        "@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
@prefix void: <http://rdfs.org/ns/void#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix formats: <http://www.w3.org/ns/formats/> .

<{root}sparql> a sd:Service ;
    sd:endpoint <{root}sparql> ;
    sd:supportedLanguage {update} ;
    sd:feature sd:UnionDefaultGraph ;
    sd:resultFormat formats:SPARQL_Results_JSON, formats:SPARQL_Results_XML, formats:SPARQL_Results_CSV, formats:SPARQL_Results_TSV,
        formats:Turtle, formats:N-Triples, formats:N-Quads, formats:TriG, formats:RDF_XML, formats:JSON-LD ;
{functions}    sd:defaultDataset <{root}.well-known/void#dataset> .

<{root}.well-known/void> a void:DatasetDescription ;
    void:inDataset <{root}.well-known/void#dataset> .

<{root}.well-known/void#dataset> a void:Dataset, sd:Dataset ;
    dcterms:title \"图谱\"@zh, \"tupu knowledge graph\"@en ;
    void:sparqlEndpoint <{root}sparql> ;
    void:uriSpace \"{base}\" ;
    void:uriLookupEndpoint <{root}store?graph=> ;
    void:vocabulary <{ONTOLOGY}>, <http://www.w3.org/2004/02/skos/core#>, <http://purl.org/dc/terms/>, <http://www.w3.org/ns/prov#> ;
    void:triples {quads} ;
    void:entities {entities} ;
    void:documents {articles} ;
    sd:defaultGraph <{root}.well-known/void#union>",
        quads = view.quads,
        entities = count("entities"),
        articles = count("articles"),
        functions = functions,
    );
    // Parts have names, so that the description is the same at every request.
    let mut parts = format!("<{root}.well-known/void#union> a sd:Graph ; void:triples {} .\n", view.quads);
    for (partition, key, member, counted) in [
        ("void:classPartition", "classes", "void:class", "void:entities"),
        ("void:propertyPartition", "predicates", "void:property", "void:triples"),
    ] {
        for (name, number) in view.overview[key].as_object().into_iter().flatten() {
            let part = format!("<{root}.well-known/void#{key}-{name}>");
            let _ = write!(text, " ;\n    {partition} {part}");
            let _ = writeln!(parts, "{part} {member} <{ONTOLOGY}{name}> ; {counted} {number} .");
        }
    }
    text.push_str(" .\n");
    text.push_str(&parts);
    text
}
