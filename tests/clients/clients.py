"""SPARQLWrapper and rdflib against a server to read (first argument) and one to write (second)."""

import sys
import urllib.parse
import urllib.request

import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore, SPARQLUpdateStore
from SPARQLWrapper import CSV, JSON, POST, TURTLE, XML, SPARQLWrapper

reading, writing = sys.argv[1:]
PREFIXES = "PREFIX tp: <https://tupu.example/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
RELEASED = PREFIXES + "SELECT ?who ?what { ?a tp:released ?b . ?a skos:prefLabel ?who . ?b skos:prefLabel ?what }"


def ask(query, form, method="GET"):
    client = SPARQLWrapper(reading + "/sparql")
    client.setQuery(query)
    client.setReturnFormat(form)
    client.setMethod(method)
    return client.query().convert()


# SPARQLWrapper: every form of answer, by GET and by POST.
rows = ask(RELEASED, JSON)["results"]["bindings"]
assert rows and all(row["who"]["xml:lang"] == "zh" for row in rows), rows[:3]
assert len(ask(RELEASED, JSON, POST)["results"]["bindings"]) == len(rows)
assert ask(RELEASED, CSV).decode().splitlines()[0] == "who,what"
assert len(ask(RELEASED, XML).getElementsByTagName("result")) == len(rows)
assert ask("ASK { ?s ?p ?o }", JSON)["boolean"] is True
turtle = ask(PREFIXES + "CONSTRUCT { ?a tp:released ?b } { ?a tp:released ?b }", TURTLE)
assert len(rdflib.Graph().parse(data=turtle, format="turtle")) > 0

update = SPARQLWrapper(writing + "/sparql")
update.setMethod(POST)
update.setQuery("INSERT DATA { GRAPH <http://g.example/1> { <http://s.example/> <http://p.example/> '云川' } }")
update.query()

# rdflib: its SPARQL stores, and Linked Data by content negotiation.
graph = rdflib.Graph(SPARQLStore(reading + "/sparql"))
assert len(list(graph.query(RELEASED))) == len(rows)
store = SPARQLUpdateStore(writing + "/sparql", writing + "/sparql")
written = rdflib.Graph(store, identifier=rdflib.URIRef("http://g.example/1"))
found = list(written.triples((rdflib.URIRef("http://s.example/"), None, None)))
assert [str(o) for _, _, o in found] == ["云川"], found
written.add((rdflib.URIRef("http://s.example/"), rdflib.URIRef("http://p.example/"), rdflib.Literal("北方大学")))
assert len(list(written.triples((None, None, None)))) == 2

void = rdflib.Graph().parse(reading + "/.well-known/void", format="turtle")
assert list(void.subject_objects(rdflib.URIRef("http://rdfs.org/ns/void#sparqlEndpoint")))
first = next(iter(graph.query(PREFIXES + "SELECT ?e { ?e a tp:Company } LIMIT 1")))[0]
for form, media in [
    ("turtle", "text/turtle"),
    ("json-ld", "application/ld+json"),
    ("nt", "application/n-triples"),
    ("xml", "application/rdf+xml"),
]:
    path = urllib.parse.quote(urllib.parse.urlsplit(str(first)).path)
    reply = urllib.request.urlopen(urllib.request.Request(reading + path, headers={"Accept": media}))
    card = rdflib.Dataset(default_union=True)
    card.parse(data=reply.read(), format=form)
    assert (first, None, None) in card, form
