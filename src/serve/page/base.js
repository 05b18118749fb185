// Elements, requests, links, and how facts are shown. Text gets into the page as text only, never as markup.

import { language, say } from "./words.js";

export function el(name, attributes = {}, ...children) {
  const svg = ["svg", "g", "line", "circle", "text", "title", "rect", "path", "marker", "defs"].includes(name);
  const node = svg ? document.createElementNS("http://www.w3.org/2000/svg", name) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (key === "fill" && !svg) node.style.background = value;
    else if (value !== null && value !== undefined && value !== false) node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.flat(9).filter((c) => c !== null && c !== undefined));
  return node;
}

export async function get(path, parameters = {}) {
  const response = await fetch(path + "?" + new URLSearchParams(parameters));
  if (!response.ok) throw new Error((await response.text()).trim());
  return response.json();
}

let vocabulary;
export async function words() {
  vocabulary ??= await get("/api/vocabulary");
  return vocabulary;
}

export function local(iri) {
  return iri.slice(Math.max(iri.lastIndexOf("/"), iri.lastIndexOf("#")) + 1);
}

// The address of a node at this server; null for one of another place.
export function address(iri) {
  if (!iri || !vocabulary || !iri.startsWith(vocabulary.base)) return null;
  const path = iri.slice(vocabulary.base.length);
  return /^(entity|article|claim)\//.test(path) ? "/" + path.split("/").map(encodeURIComponent).join("/") : null;
}

export function link(iri, label) {
  const href = address(iri);
  return href ? el("a", { href }, label) : el("span", {}, label);
}

export function classTag(name) {
  const found = vocabulary.classes.find((c) => c.name === name);
  return el("span", { class: "tag", fill: found?.colour ?? "#ddd" }, found ? found[language] : name);
}

export function propertyName(name) {
  return vocabulary.predicates.find((p) => p.name === name)?.[language] ?? name;
}

// 1750000000000 → 1.75万亿, exact or left as it is; other languages group the digits.
export function number(text) {
  if (!/^-?\d+(\.\d+)?$/.test(text)) return text;
  const value = Number(text);
  if (!Number.isSafeInteger(value) && Number.isInteger(value)) return text;
  if (language === "zh") {
    for (const [unit, size] of [["万亿", 1e12], ["亿", 1e8], ["万", 1e4]]) {
      const short = Math.round((value / size) * 100) / 100;
      if (Math.abs(value) >= size && short * size === value) return short + unit;
    }
    return text;
  }
  return value.toLocaleString("en");
}

export function object(claim) {
  if (claim.object.iri) return link(claim.object.iri, claim.object.label);
  const dated = vocabulary.predicates.find((p) => p.name === claim.predicate)?.kind === "date";
  return el("span", {}, (dated ? claim.object.label : number(claim.object.label)) + (claim.unit ? " " + claim.unit : ""));
}

export function sources(claim) {
  const count = new Set(claim.evidence.map((e) => e.article.iri)).size;
  return count ? `${count}${language === "zh" ? "" : " "}${say(count === 1 ? "source" : "sources")}` : "";
}

export function limits(claim) {
  const parts = Object.entries(claim.qualifiers).map(([name, value]) => (name === "date" || name === "title" ? value : `${name} ${number(value)}`));
  if (claim.planned) parts.push(say("planned"));
  return el("span", { class: "soft" }, " " + [...parts, sources(claim)].filter(Boolean).join(" · "), claim.speaker ? [" · ", link(claim.speaker.iri, claim.speaker.label)] : null);
}

// Text with ranges of its characters marked: [start, end, attributes]. Where ranges overlap, the later in the list is the inner.
export function marked(text, ranges) {
  const characters = Array.from(text);
  const cuts = [...new Set([0, characters.length, ...ranges.flatMap((r) => [r[0], r[1]])])]
    .filter((c) => c >= 0 && c <= characters.length)
    .sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, i) => {
    const piece = characters.slice(from, cuts[i + 1]).join("");
    const over = ranges.filter((r) => r[0] <= from && r[1] >= cuts[i + 1]);
    return over.reduce((inner, r) => el("mark", r[2] ?? {}, inner), piece);
  });
}

export function quote(evidence) {
  const ranges = evidence.parts.filter((p) => p[0] !== "trigger").map(([role, start, end]) => [start - evidence.start, end - evidence.start, { title: role }]);
  const at = address(evidence.article.iri);
  return el("blockquote", {}, marked(evidence.quote, ranges), el("div", { class: "soft" },
    at ? el("a", { href: `${at}?at=${evidence.start}-${evidence.end}&field=${encodeURIComponent(evidence.field)}`, title: say("showQuote") }, evidence.article.label) : evidence.article.label,
    ` · ${[evidence.date, say("rule") + " " + evidence.rule].filter(Boolean).join(" · ")}`));
}

export function show(...children) {
  document.getElementById("main").replaceChildren(...children.flat(9).filter((c) => c !== null && c !== undefined));
}

export function wrong(error) {
  return el("p", { class: "wrong", role: "alert" }, error.message ?? String(error));
}
