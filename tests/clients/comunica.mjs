// Comunica 4 against a server to read (first argument) and one to write (second).

import assert from "node:assert/strict";
import { QueryEngine } from "@comunica/query-sparql";

const [reading, writing] = process.argv.slice(2);
const engine = new QueryEngine();
const released = "PREFIX tp: <https://tupu.example/ontology#> SELECT ?who ?what WHERE { ?who tp:released ?what }";

// As an endpoint, which is told so.
const sources = [{ type: "sparql", value: reading + "/sparql" }];
const rows = await (await engine.queryBindings(released, { sources })).toArray();
assert(rows.length > 0);
assert.equal(rows[0].get("who").termType, "NamedNode");
assert.equal(await engine.queryBoolean("ASK { ?s ?p ?o }", { sources }), true);

// As an endpoint that is recognised by its service description.
const found = await (await engine.queryBindings(released, { sources: [reading + "/sparql"] })).toArray();
assert.equal(found.length, rows.length);

// A construction, and a change.
const quads = await (await engine.queryQuads(released.replace("SELECT ?who ?what", "CONSTRUCT { ?who tp:released ?what }"), { sources })).toArray();
assert(quads.length > 0);
const destination = { type: "sparql", value: writing + "/sparql" };
await engine.queryVoid("INSERT DATA { <http://s.example/c> <http://p.example/c> '听涛' }", { sources: [destination], destination });
const written = await (await engine.queryBindings("SELECT ?o WHERE { <http://s.example/c> <http://p.example/c> ?o }", { sources: [destination] })).toArray();
assert.equal(written[0].get("o").value, "听涛");
