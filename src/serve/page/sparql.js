// The SPARQL page: an editor that completes names, questions that can be filled in, answers as a table or a graph.

import { address, el, get, link, local, show, words, wrong } from "./base.js";
import { picture } from "./picture.js";
import { language, say } from "./words.js";

const START = "SELECT DISTINCT ?who ?what ?date {\n  ?claim tp:predicate tp:released ; tp:subject/skos:prefLabel ?who ; tp:object/skos:prefLabel ?what .\n  OPTIONAL { ?claim tp:date ?date }\n} ORDER BY DESC(STR(?date)) LIMIT 50";

const TABLES = { JSON: "application/sparql-results+json", CSV: "text/csv", TSV: "text/tab-separated-values", XML: "application/sparql-results+xml" };
const GRAPHS = { Turtle: "text/turtle", "JSON-LD": "application/ld+json", "N-Triples": "application/n-triples" };

async function ask(query, accept) {
  const response = await fetch("/sparql", { method: "POST", body: query, headers: { "content-type": "application/sparql-query", accept } });
  if (!response.ok) throw new Error((await response.text()).trim());
  return response;
}

// An editor with a list of names that fit what stands before the caret.
function editor(vocabulary, start, run) {
  const names = [
    ...vocabulary.names.map((n) => "tp:" + n), ...vocabulary.functions.map((f) => "tpf:" + f.name), ...Object.keys(vocabulary.prefixes).map((p) => p + ":"),
    "SELECT", "DISTINCT", "WHERE", "OPTIONAL", "FILTER", "UNION", "CONSTRUCT", "DESCRIBE", "ORDER BY", "GROUP BY", "LIMIT", "skos:prefLabel", "skos:altLabel",
  ];
  const label = new Map([...vocabulary.classes, ...vocabulary.predicates].map((c) => ["tp:" + c.name, c[language]]));
  for (const f of vocabulary.functions) label.set("tpf:" + f.name, f[language]);
  const area = el("textarea", { id: "query", rows: 10, spellcheck: "false", autocapitalize: "off", "aria-label": "SPARQL", "aria-controls": "completions" });
  const list = el("ul", { id: "completions", class: "suggest", role: "listbox", hidden: true });
  area.value = start;
  let at = 0;

  const word = () => area.value.slice(0, area.selectionStart).match(/[\w:-]+$/)?.[0] ?? "";
  function offer() {
    const exact = word(), typed = exact.toLowerCase();
    const fits = typed.length < 2 ? [] : names.filter((n) => n.toLowerCase().startsWith(typed) && n !== exact)
      // Names in the case that was typed come first: a property before a class.
      .sort((a, b) => b.startsWith(exact) - a.startsWith(exact)).slice(0, 12);
    at = 0;
    list.hidden = !fits.length;
    list.replaceChildren(...fits.map((n, i) => el("li", { role: "option", "aria-selected": i === 0, "data-name": n, onmousedown: (e) => { e.preventDefault(); take(n); } }, n, " ", el("span", { class: "soft" }, label.get(n) ?? ""))));
  }
  function take(name) {
    const from = area.selectionStart - word().length;
    area.setRangeText(name, from, area.selectionStart, "end");
    list.hidden = true;
    area.focus();
  }
  area.addEventListener("input", offer);
  area.addEventListener("blur", () => { list.hidden = true; });
  area.addEventListener("keydown", (e) => {
    if (e.key === "Enter" && (e.ctrlKey || e.metaKey)) { e.preventDefault(); list.hidden = true; run(); return; }
    if (list.hidden) return;
    const items = [...list.children];
    if (e.key === "ArrowDown" || e.key === "ArrowUp") {
      e.preventDefault();
      at = (at + (e.key === "ArrowDown" ? 1 : items.length - 1)) % items.length;
      items.forEach((item, i) => item.setAttribute("aria-selected", i === at));
      items[at].scrollIntoView({ block: "nearest" });
    } else if (e.key === "Tab" || e.key === "Enter") {
      e.preventDefault();
      take(items[at].dataset.name);
    } else if (e.key === "Escape") list.hidden = true;
  });
  return [area, el("div", { class: "editor" }, area, list)];
}

function cell(term, prefixes) {
  if (!term) return "";
  if (term.type === "uri") {
    if (address(term.value)) return link(term.value, decodeURI(local(term.value)));
    const known = Object.entries(prefixes).find(([, iri]) => term.value.startsWith(iri) && iri.length > 1);
    return el("span", { title: term.value }, known ? known[0] + ":" + term.value.slice(known[1].length) : term.value);
  }
  return term.value;
}

// Rows with two nodes, or triples, as a graph.
function network(edges, labels, vocabulary) {
  const nodes = new Map();
  for (const edge of edges) for (const iri of [edge.from, edge.to]) {
    const colour = vocabulary.classes.find((c) => c.name === labels.get(iri + " class"))?.colour ?? "#9fb7cf";
    nodes.set(iri, { iri, label: labels.get(iri) ?? local(iri), class: labels.get(iri + " class") ?? "", colour, degree: 2 });
  }
  return { nodes: [...nodes.values()].slice(0, 150), edges: edges.filter((e) => [...nodes.keys()].slice(0, 150).includes(e.from) && [...nodes.keys()].slice(0, 150).includes(e.to)) };
}

function triples(text) {
  const found = [];
  for (const line of text.split("\n")) {
    const parts = line.match(/^<([^>]*)> <([^>]*)> (?:<([^>]*)>|"((?:[^"\\]|\\.)*)")/);
    if (parts) found.push({ s: parts[1], p: parts[2], o: parts[3], value: parts[4] });
  }
  return found;
}

export async function page(parameters) {
  const vocabulary = await words();
  const answer = el("div", { id: "answer", "aria-live": "polite" });
  const [area, box] = editor(vocabulary, parameters.get("query") ?? START, run);

  async function run() {
    const query = area.value;
    history.replaceState(null, "", "/query?" + new URLSearchParams({ query }));
    answer.replaceChildren("…");
    try {
      const begun = performance.now();
      const response = await ask(query, "application/sparql-results+json, application/n-triples;q=0.9");
      const type = response.headers.get("content-type");
      const took = ` · ${Math.round(performance.now() - begun)} ms`;
      if (type.startsWith("application/n-triples")) await graph(await response.text(), took);
      else await table(await response.json(), took);
    } catch (error) { answer.replaceChildren(wrong(error)); }
  }

  function downloads(formats) {
    return [say("download"), ...Object.entries(formats).map(([name, type]) => el("button", { type: "button", onclick: async () => {
      const blob = await (await ask(area.value, type)).blob();
      const at = el("a", { href: URL.createObjectURL(blob), download: "tupu." + name.toLowerCase().replace("turtle", "ttl").replace("json-ld", "jsonld").replace("n-triples", "nt") });
      at.click();
      URL.revokeObjectURL(at.href);
    } }, name))];
  }

  function two(first, second, tools) {
    const place = el("div", {});
    const tab = (name, make) => el("button", { type: "button", onclick: async () => place.replaceChildren(await make()) }, name);
    answer.replaceChildren(el("div", { class: "row" }, tools, second ? [tab(say("asTable"), first), tab(say("asGraph"), second)] : null), place);
    return Promise.resolve(first()).then((made) => place.replaceChildren(made));
  }

  async function table(result, took) {
    if ("boolean" in result) { answer.replaceChildren(el("p", {}, el("b", {}, say(result.boolean ? "yes" : "no")), took)); return; }
    const columns = result.head.vars, rows = result.results.bindings;
    const first = () => el("div", { class: "scroll" }, el("table", {}, el("thead", {}, el("tr", {}, columns.map((c) => el("th", { scope: "col" }, c)))),
      el("tbody", {}, rows.slice(0, 500).map((row) => el("tr", {}, columns.map((c) => el("td", {}, cell(row[c], vocabulary.prefixes))))))));
    const nodes = columns.filter((c) => rows.some((r) => r[c]?.type === "uri" && address(r[c].value)));
    const second = nodes.length > 1 ? () => {
      const edges = rows.filter((r) => r[nodes[0]] && r[nodes[1]]).map((r) => ({ from: r[nodes[0]].value, to: r[nodes[1]].value, predicate: nodes[1], sources: 1 }));
      return picture(network(edges, new Map(), vocabulary), edges[0]?.from);
    } : null;
    await two(first, second, [el("span", {}, `${rows.length} ${say("rows")}${took}${rows.length > 500 ? " · " + say("more") : ""}`), downloads(TABLES)]);
  }

  async function graph(text, took) {
    const all = triples(text), labels = new Map();
    for (const t of all) {
      if (t.value !== undefined && local(t.p) === "prefLabel") labels.set(t.s, JSON.parse(`"${t.value}"`));
      if (t.o && local(t.p) === "type") labels.set(t.s + " class", local(t.o));
    }
    const first = () => el("pre", { class: "scroll" }, text);
    const edges = all.filter((t) => t.o && local(t.p) !== "type").map((t) => ({ from: t.s, to: t.o, predicate: local(t.p), sources: 1 }));
    await two(first, edges.length ? () => picture(network(edges, labels, vocabulary), edges[0].from) : null, [el("span", {}, `${all.length} ${say("quads")}${took}`), downloads(GRAPHS)]);
  }

  const values = el("span", { class: "row" });
  const pick = el("select", { "aria-label": say("question"), onchange: () => {
    const question = vocabulary.questions[pick.value];
    values.replaceChildren();
    if (!question) return;
    if (!question.parameters.length) { area.value = question.text; run(); return; }
    const inputs = question.parameters.map((name) => el("input", { placeholder: name, "aria-label": name }));
    values.replaceChildren(...inputs, el("button", { type: "button", onclick: async () => {
      const parameters = new URLSearchParams([["name", question.usage.split(" ")[0]], ...inputs.map((i) => ["value", i.value])]);
      const response = await fetch("/api/question?" + parameters);
      const text = await response.text();
      if (response.ok) { area.value = text; run(); } else answer.replaceChildren(wrong(text));
    } }, say("fill")));
  } }, el("option", { value: "" }, say("choose")), vocabulary.questions.map((q, i) => el("option", { value: i }, (language === "zh" && q.zh) || q.en)));

  show(el("h1", {}, "SPARQL"), el("div", { class: "row" }, el("label", {}, say("question"), pick), values), box,
    el("div", { class: "row" }, el("button", { type: "button", class: "main", id: "run", onclick: run }, say("run")), el("span", { class: "soft" }, say("runHint"))), answer);
  if (parameters.get("query")) run();
}
