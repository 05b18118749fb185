// Which page stands at which address, and the search with its suggestions.

import { address, classTag, el, get, limits, link, local, marked, number, object, propertyName, quote, show, words, wrong } from "./base.js";
import { picture } from "./picture.js";
import { page as sparql } from "./sparql.js";
import { fieldName, language, say, setLanguage } from "./words.js";

function claimRow(claim, content) {
  return el("details", { class: "fact" }, el("summary", {}, content, limits(claim)), claim.evidence.map(quote));
}

async function entity(iri) {
  const card = await get("/api/entity", { iri });
  document.title = card.label + " · 图谱";
  const byIri = new Map([...card.facts, ...card.others].flatMap((g) => g.claims).map((c) => [c.iri, c]));
  const groups = card.facts.map((g) => el("section", { class: "card" }, el("h3", {}, propertyName(g.predicate)), g.claims.map((c) => claimRow(c, object(c)))));
  const others = card.others.map((g) => el("section", { class: "card" }, g.claims.map((c) => claimRow(c, [link(c.subject.iri, c.subject.label), " ", propertyName(g.predicate), " ", card.label]))));
  const sentence = (c) => [link(c.subject.iri, c.subject.label), " ", propertyName(c.predicate), " ", object(c)];
  const around = el("div", {}, "…");
  show(
    el("h1", {}, card.label, " ", card.classes.map(classTag)),
    card.aliases.length ? el("p", {}, say("also") + (language === "zh" ? "：" : ": ") + card.aliases.join("、")) : null,
    el("p", { class: "soft" }, `<${card.iri}> · `, ["text/turtle", "application/ld+json"].map((type) => [el("a", { href: "#", onclick: (e) => { e.preventDefault(); download(iri, type); } }, type === "text/turtle" ? "Turtle" : "JSON-LD"), " "])),
    el("div", { class: "columns" },
      el("div", {}, el("h2", {}, say("facts")), groups.length ? groups : el("p", { class: "soft" }, say("nothing")),
        card.says.length ? [el("h2", {}, say("says")), el("section", { class: "card" }, card.says.map((c) => claimRow(c, sentence(c))))] : null),
      el("div", {}, el("h2", {}, say("around")), around,
        others.length ? [el("h2", {}, say("others")), others] : null,
        card.timeline.length ? [el("h2", {}, say("timeline")), el("ul", { class: "plain card" }, card.timeline.map((i) => byIri.get(i)).map((c) => el("li", {}, el("b", {}, c.qualifiers.date ?? c.object.label), " ", sentence(c))))] : null)));
  try { around.replaceChildren(await picture(await get("/api/graph", { iri }), iri)); } catch { around.replaceChildren(say("nothing")); }
}

async function download(iri, type) {
  const blob = await (await fetch(address(iri), { headers: { accept: type } })).blob();
  const at = el("a", { href: URL.createObjectURL(blob), download: local(iri) + (type === "text/turtle" ? ".ttl" : ".jsonld") });
  at.click();
  URL.revokeObjectURL(at.href);
}

async function article(iri, parameters) {
  const { article, claims, fields } = await get("/api/article", { iri });
  document.title = article.title + " · 图谱";
  const asked = parameters.get("at")?.split("-").map(Number);
  const marksOf = (claim) => document.querySelectorAll(`mark[data-claims~="${claim}"]`);
  const ids = new Map(claims.map((c, i) => [c.iri, "c" + i]));
  function light(id) {
    document.querySelectorAll("mark.lit").forEach((m) => m.classList.remove("lit"));
    const marks = marksOf(id);
    marks.forEach((m) => m.classList.add("lit"));
    marks[0]?.scrollIntoView({ block: "center" });
  }
  const texts = fields.map((field) => {
    const ranges = claims.flatMap((c) => c.evidence.filter((e) => e.field === field.name).map((e) => [e.start - field.offset, e.end - field.offset, ids.get(c.iri), c]));
    const cuts = [...new Set(ranges.flatMap((r) => [r[0], r[1]]))].sort((a, b) => a - b);
    const pieces = cuts.slice(0, -1).map((from, i) => [from, cuts[i + 1], ranges.filter((r) => r[0] <= from && r[1] >= cuts[i + 1])]).filter((p) => p[2].length);
    const marks = pieces.map(([from, to, over]) => [from, to, {
      "data-claims": over.map((r) => r[2]).join(" "), class: asked && (!parameters.get("field") || parameters.get("field") === field.name) && from + field.offset >= asked[0] && to + field.offset <= asked[1] ? "lit" : null,
      title: over.map((r) => `${r[3].subject.label} ${propertyName(r[3].predicate)} ${r[3].object.label}`).join("\n"),
    }]);
    return [el("h3", {}, fieldName(field.name)), el("p", {}, marked(field.text, marks))];
  });
  show(el("h1", {}, article.title),
    el("p", { class: "soft" }, [article.date, article.publisher].filter(Boolean).join(" · "), article.url && /^https?:/.test(article.url) ? [" · ", el("a", { href: article.url, rel: "noreferrer" }, article.url)] : null),
    article.topics.length ? el("p", { class: "soft" }, say("topics") + (language === "zh" ? "：" : ": ") + article.topics.join("、")) : null,
    el("div", { class: "columns" },
      el("div", { class: "article" }, texts.length ? texts : [el("p", { class: "soft" }, say("noText")), claims.flatMap((c) => c.evidence).map(quote)]),
      el("div", {}, el("h2", {}, `${say("facts")} (${claims.length})`), el("section", { class: "card" }, claims.map((c) => el("div", { class: "fact" },
        texts.length ? el("button", { type: "button", title: say("showQuote"), "aria-label": say("showQuote"), onclick: () => light(ids.get(c.iri)) }, "→") : null, " ",
        link(c.subject.iri, c.subject.label), " ", propertyName(c.predicate), " ", object(c), limits(c)))))));
  document.querySelector("mark.lit")?.scrollIntoView({ block: "center" });
}

async function claim(iri) {
  const response = await fetch(address(iri), { headers: { accept: "text/turtle" } });
  show(el("h1", {}, say("claims")), el("pre", { class: "scroll" }, await response.text()));
}

async function overview() {
  const found = await get("/api/overview");
  const months = Object.entries(found.months);
  const most = Math.max(1, ...months.map((m) => m[1]));
  const bars = (counts, name) => {
    const all = Object.entries(counts).sort((a, b) => b[1] - a[1]);
    return el("div", { class: "bars" }, all.map(([key, count]) => {
      const bar = el("i");
      bar.style.width = (100 * count) / all[0][1] + "%";
      return [name(key), bar, el("span", {}, String(count))];
    }));
  };
  show(el("h1", {}, say("overview")), el("p", {}, say("welcome")),
    el("div", { class: "tiles" }, ["articles", "entities", "claims", "relations", "quads"].map((k) => el("div", { class: "card" }, el("b", {}, found[k].toLocaleString()), say(k)))),
    el("h2", {}, say("top")), el("div", { class: "tiles" }, found.top.map((t) => el("div", { class: "card" }, link(t.iri, t.label), el("div", {}, classTag(t.class), " ", el("span", { class: "soft" }, String(t.degree)))))),
    months.length ? [el("h2", {}, say("time")), el("div", { class: "months", role: "img", "aria-label": months.map((m) => m.join(": ")).join(", ") }, months.map(([month, count]) => {
      const bar = el("div", { title: `${month}: ${count}` });
      bar.style.height = (100 * count) / most + "%";
      return bar;
    })), el("div", { class: "ends soft" }, el("span", {}, months[0][0]), el("span", {}, months.at(-1)[0]))] : null,
    el("div", { class: "columns" }, el("div", {}, el("h2", {}, say("classes")), bars(found.classes, classTag)), el("div", {}, el("h2", {}, say("properties")), bars(found.predicates, (p) => el("span", {}, propertyName(p))))));
}

async function results(parameters) {
  const q = parameters.get("q") ?? "";
  document.getElementById("q").value = q;
  const found = await get("/api/find", { q, limit: 60 });
  show(el("h1", {}, `${say("results")}: ${q}`),
    found.entities.length + found.articles.length ? null : el("p", {}, say("nothing")),
    el("ul", { class: "plain" }, found.entities.map((e) => el("li", { class: "card" }, link(e.iri, e.label), " ", e.classes.map(classTag), e.name === e.label ? null : el("span", { class: "soft" }, " " + e.name), el("span", { class: "soft" }, ` · ${e.claims} ${say("claims")}`)))),
    found.articles.length ? [el("h2", {}, say("articles")), list(found.articles)] : null);
}

function list(articles) {
  return el("ul", { class: "plain" }, articles.map((a) => el("li", { class: "card" }, link(a.iri, a.title), el("div", { class: "soft" }, [a.date, a.publisher, a.topics.slice(0, 6).join("、")].filter(Boolean).join(" · ")))));
}

async function articles() {
  const all = await get("/api/articles");
  show(el("h1", {}, `${say("articles")} (${all.length})`), list(all.slice(0, 500)));
}

async function trial() {
  const area = el("textarea", { rows: 10, id: "text", "aria-label": say("try") });
  area.value = "标题：云川科技推出大模型“听涛”\n发布时间：2024-10-30\n总结：云川科技今日发布了大模型“听涛”，参数规模达1.75万亿。该公司由李明远创立，总部位于杭州。";
  const answer = el("div", { id: "read", "aria-live": "polite" });
  async function run() {
    answer.replaceChildren("…");
    const response = await fetch("/extract", { method: "POST", body: area.value, headers: { "content-type": "text/plain; charset=utf-8" } });
    if (!response.ok) { answer.replaceChildren(wrong(await response.text())); return; }
    const { articles } = await response.json();
    answer.replaceChildren(...articles.flatMap((a) => [
      el("h2", {}, a.title ?? a.id),
      el("div", { class: "article card" }, a.fields.map((f, nth) => el("p", {}, el("span", { class: "soft" }, fieldName(f.name) + " "),
        marked(f.text, a.annotations.filter((m) => m.field === nth).map((m) => [m.start - f.offset, m.end - f.offset, { class: m.kind, title: [m.class, m.note].filter(Boolean).join(": ") }]))))),
      el("div", { class: "scroll" }, el("table", {}, el("thead", {}, el("tr", {}, ["subject", "property", "object", "rule", "quote"].map((k) => el("th", { scope: "col" }, say(k))))),
        el("tbody", {}, a.facts.map((f) => el("tr", {}, el("td", {}, f.subject.name), el("td", {}, propertyName(f.predicate)),
          el("td", {}, f.object.name ?? (f.object.date ?? number(String(f.object.value)) + (f.object.unit ? " " + f.object.unit : "")), el("div", { class: "soft" }, Object.entries(f.qualifiers).map((q) => q.join(" ")).join(" · "))),
          el("td", {}, f.rule), el("td", {}, f.evidence?.text ?? ""))))))]));
  }
  show(el("h1", {}, say("try")), el("p", { class: "soft" }, say("tryHint")), area, el("div", { class: "row" }, el("button", { type: "button", class: "main", id: "extract", onclick: run }, say("read"))), answer);
}

function search() {
  const input = document.getElementById("q"), list = document.getElementById("suggestions");
  let at = -1, turn = 0;
  const close = () => { list.hidden = true; input.setAttribute("aria-expanded", "false"); at = -1; };
  input.addEventListener("input", async () => {
    const mine = ++turn;
    const q = input.value.trim();
    if (!q) { close(); return; }
    const found = await get("/api/find", { q, limit: 10 });
    if (mine !== turn) return;
    list.replaceChildren(...found.entities.map((e, i) => el("li", { role: "option", id: "s" + i, "aria-selected": false, "data-href": address(e.iri), onmousedown: () => { location.href = address(e.iri); } },
      e.label, " ", e.classes.map(classTag), e.name === e.label ? null : el("span", { class: "soft" }, " " + e.name))));
    at = -1;
    list.hidden = !found.entities.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
  });
  input.addEventListener("keydown", (e) => {
    const items = [...list.children];
    if (e.key === "Escape") close();
    else if (!list.hidden && (e.key === "ArrowDown" || e.key === "ArrowUp")) {
      e.preventDefault();
      at = (at + (e.key === "ArrowDown" ? 1 : items.length)) % items.length;
      items.forEach((item, i) => item.setAttribute("aria-selected", i === at));
      input.setAttribute("aria-activedescendant", "s" + at);
    } else if (e.key === "Enter" && at >= 0) { e.preventDefault(); location.href = items[at].dataset.href; }
  });
  input.addEventListener("blur", () => setTimeout(close, 150));
  document.addEventListener("keydown", (e) => { if (e.key === "/" && !/INPUT|TEXTAREA|SELECT/.test(document.activeElement.tagName)) { e.preventDefault(); input.focus(); } });
}

async function start() {
  const path = location.pathname, parameters = new URLSearchParams(location.search);
  document.documentElement.lang = language === "zh" ? "zh" : "en";
  const vocabulary = await words();
  const nav = [["/", "overview"], ["/articles", "articles"], ["/query", "query"], ["/try", "try"]];
  document.getElementById("nav").replaceChildren(...nav.map(([href, key]) => el("a", { href, "aria-current": href === path ? "page" : null }, say(key))));
  const input = document.getElementById("q");
  input.placeholder = say("searchHint");
  input.setAttribute("aria-label", say("search"));
  const toggle = document.getElementById("language");
  toggle.textContent = language === "zh" ? "EN" : "中文";
  toggle.onclick = () => { setLanguage(language === "zh" ? "en" : "zh"); start(); };
  const iri = vocabulary.base + decodeURIComponent(path.slice(1));
  const pages = { "/": overview, "/overview": overview, "/search": results, "/articles": articles, "/query": sparql, "/sparql": sparql, "/sparql/": sparql, "/try": trial };
  const named = { entity, article, claim };
  try {
    const kind = path.split("/")[1];
    await (pages[path] ? pages[path](parameters) : named[kind](iri, parameters));
    document.body.dataset.ready = "yes";
  } catch (error) { show(el("h1", {}, say("failed")), wrong(error)); }
}

search();
start();
