// A graph that can be panned, zoomed, expanded and filtered. Places come from springs, run at once and not as a film.

import { address, classTag, el, get, propertyName, words } from "./base.js";
import { say } from "./words.js";

const REST = 150;

export async function picture(data, centre) {
  const vocabulary = await words();
  const nodes = new Map();
  const edges = new Map();
  const hidden = { classes: new Set(), predicate: "", from: "", until: "", undated: true };
  let view = { x: -300, y: -230, w: 600, h: 460 };
  let chosen = centre;

  function add(more, around) {
    const origin = nodes.get(around) ?? { x: 0, y: 0 };
    more.nodes.forEach((node, i) => {
      if (nodes.has(node.iri)) return;
      const angle = i * 2.4;
      const far = node.iri === around ? 0 : REST * (0.6 + 0.12 * Math.sqrt(i));
      nodes.set(node.iri, { ...node, x: origin.x + Math.cos(angle) * far, y: origin.y + Math.sin(angle) * far });
    });
    for (const edge of more.edges) edges.set([edge.from, edge.predicate, edge.to].join(" "), edge);
  }

  function springs() {
    const all = [...nodes.values()];
    const rounds = Math.min(200, Math.ceil(3e6 / (all.length * all.length + 1)));
    for (let round = 0; round < rounds; round++) {
      for (const a of all) { a.dx = -a.x * 0.4; a.dy = -a.y * 0.4; }
      for (let i = 0; i < all.length; i++) for (let j = i + 1; j < all.length; j++) {
        const [a, b] = [all[i], all[j]];
        const dx = a.x - b.x, dy = a.y - b.y, force = (REST * REST) / Math.max(dx * dx + dy * dy, 1);
        a.dx += dx * force; a.dy += dy * force; b.dx -= dx * force; b.dy -= dy * force;
      }
      for (const edge of edges.values()) {
        const a = nodes.get(edge.from), b = nodes.get(edge.to);
        const dx = a.x - b.x, dy = a.y - b.y, force = Math.hypot(dx, dy) / REST;
        a.dx -= dx * force; a.dy -= dy * force; b.dx += dx * force; b.dy += dy * force;
      }
      const most = REST * (1 - round / rounds) + 1;
      for (const a of all) {
        const length = Math.hypot(a.dx, a.dy) || 1, step = Math.min(length, most) / length;
        a.x += a.dx * step; a.y += a.dy * step;
      }
    }
  }

  function shown() {
    const kept = [...edges.values()].filter((e) =>
      !hidden.classes.has(nodes.get(e.from).class) && !hidden.classes.has(nodes.get(e.to).class) &&
      (!hidden.predicate || e.predicate === hidden.predicate) &&
      (e.year ? (!hidden.from || e.year >= hidden.from) && (!hidden.until || e.year <= hidden.until) : hidden.undated));
    const filtered = hidden.predicate || hidden.from || hidden.until || !hidden.undated;
    const ends = new Set(kept.flatMap((e) => [e.from, e.to]));
    return [[...nodes.values()].filter((n) => !hidden.classes.has(n.class) && (n.iri === centre || !filtered || ends.has(n.iri))), kept];
  }

  const svg = el("svg", { role: "group", "aria-label": say("around") });
  const below = el("div", { class: "row", "aria-live": "polite" });

  function frame() { svg.setAttribute("viewBox", `${view.x} ${view.y} ${view.w} ${view.h}`); }

  function whole() {
    const [some] = shown();
    if (!some.length) return;
    const xs = some.map((n) => n.x), ys = some.map((n) => n.y);
    view = { x: Math.min(...xs) - 90, y: Math.min(...ys) - 50, w: Math.max(...xs) - Math.min(...xs) + 180, h: Math.max(...ys) - Math.min(...ys) + 100 };
    frame();
  }

  function zoom(factor, at = { x: view.x + view.w / 2, y: view.y + view.h / 2 }) {
    view = { x: at.x - (at.x - view.x) * factor, y: at.y - (at.y - view.y) * factor, w: view.w * factor, h: view.h * factor };
    frame();
  }

  async function choose(iri) {
    chosen = iri;
    const node = nodes.get(iri);
    if (address(iri)) {
      const before = nodes.size;
      const more = await get("/api/graph", { iri }).catch(() => ({ nodes: [], edges: [] }));
      add(more, iri);
      if (nodes.size !== before) { springs(); whole(); }
    }
    draw();
    below.replaceChildren(classTag(node.class), el("b", {}, node.label), address(iri) ? el("a", { href: address(iri) }, say("open")) : "");
    svg.querySelector(`g[data-iri="${CSS.escape(iri)}"]`)?.focus({ preventScroll: true });
  }

  function draw() {
    const [some, kept] = shown();
    const seen = new Map();
    svg.replaceChildren(
      el("defs", {}, el("marker", { id: "tip", viewBox: "0 0 8 8", refX: 8, refY: 4, markerWidth: 7, markerHeight: 7, markerUnits: "userSpaceOnUse", orient: "auto" }, el("path", { d: "M0 0L8 4L0 8z", fill: "#8886" }))),
      ...kept.map((edge) => {
        const a = nodes.get(edge.from), b = nodes.get(edge.to);
        const length = Math.hypot(b.x - a.x, b.y - a.y) || 1, ux = (b.x - a.x) / length, uy = (b.y - a.y) / length;
        const pair = [edge.from, edge.to].sort().join(" ");
        const nth = seen.get(pair) ?? 0;
        seen.set(pair, nth + 1);
        // The label stands nearer to the end that is not the centre, where there is more room.
        const share = edge.from === chosen ? 0.62 : edge.to === chosen ? 0.38 : 0.5;
        return el("g", {},
          el("line", { x1: a.x + ux * 12, y1: a.y + uy * 12, x2: b.x - ux * 13, y2: b.y - uy * 13, "stroke-width": Math.min(1 + Math.log2(edge.sources || 1), 5), "marker-end": "url(#tip)" }),
          el("text", { class: "relation", x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share + nth * 10 }, propertyName(edge.predicate) + (edge.dates?.length ? " " + edge.dates[0] : "")));
      }),
      ...some.map((node) => el("g", {
        "data-iri": node.iri, tabindex: 0, role: "button", "aria-label": node.label, "aria-pressed": node.iri === chosen ? "true" : "false",
        onclick: () => choose(node.iri),
        onkeydown: (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); choose(node.iri); } },
      }, el("title", {}, node.label), el("circle", { cx: node.x, cy: node.y, r: node.iri === centre ? 13 : 7 + Math.min(node.degree ?? 1, 8) / 2, fill: node.colour ?? "#bbb" }),
        el("text", { x: node.x, y: node.y + 24 }, node.label.length > 14 ? node.label.slice(0, 13) + "…" : node.label))));
  }

  let drag = null;
  svg.addEventListener("pointerdown", (e) => { drag = { x: e.clientX, y: e.clientY, moved: false }; });
  svg.addEventListener("pointermove", (e) => {
    if (!drag || !(e.buttons & 1)) return;
    if (!drag.moved && Math.hypot(e.clientX - drag.x, e.clientY - drag.y) < 4) return;
    drag.moved = true;
    const scale = Math.max(view.w / svg.clientWidth, view.h / svg.clientHeight);
    view.x -= (e.clientX - drag.x) * scale;
    view.y -= (e.clientY - drag.y) * scale;
    drag.x = e.clientX; drag.y = e.clientY;
    frame();
  });
  svg.addEventListener("click", (e) => { if (drag?.moved) e.stopPropagation(); drag = null; }, true);
  svg.addEventListener("wheel", (e) => {
    e.preventDefault();
    const point = new DOMPoint(e.clientX, e.clientY).matrixTransform(svg.getScreenCTM().inverse());
    zoom(e.deltaY > 0 ? 1.2 : 1 / 1.2, point);
  }, { passive: false });

  add(data, centre);
  springs();
  whole();
  draw();

  const filters = el("div", { class: "row" });
  function filter() {
    const classes = [...new Set([...nodes.values()].map((n) => n.class))].sort();
    const predicates = [...new Set([...edges.values()].map((e) => e.predicate))].sort();
    const years = [...new Set([...edges.values()].map((e) => e.year).filter(Boolean))].sort();
    const apply = () => { draw(); whole(); };
    const pick = (label, values, key, name) => el("label", {}, label, el("select", {
      onchange: (e) => { hidden[key] = key === "predicate" ? e.target.value : Number(e.target.value) || ""; apply(); },
    }, el("option", { value: "" }, say("all")), values.map((v) => el("option", { value: v }, name(v)))));
    filters.replaceChildren(
      ...classes.map((c) => el("label", {}, el("input", { type: "checkbox", checked: true, onchange: (e) => { e.target.checked ? hidden.classes.delete(c) : hidden.classes.add(c); apply(); } }), c ? classTag(c) : "")),
      pick(say("relation"), predicates, "predicate", propertyName),
      ...(years.length ? [pick(say("from"), years, "from", String), pick(say("until"), years, "until", String),
        el("label", {}, el("input", { type: "checkbox", checked: true, onchange: (e) => { hidden.undated = e.target.checked; apply(); } }), say("undated"))] : []));
  }
  filter();

  return el("div", { class: "picture" },
    el("div", { class: "row" },
      el("button", { type: "button", onclick: () => zoom(1 / 1.3), title: say("zoomIn"), "aria-label": say("zoomIn") }, "+"),
      el("button", { type: "button", onclick: () => zoom(1.3), title: say("zoomOut"), "aria-label": say("zoomOut") }, "−"),
      el("button", { type: "button", onclick: whole }, say("whole")),
      el("span", { class: "soft" }, say("pictureHint"), data.left ? ` · ${data.left} ${say("left")}` : "")),
    svg, below, el("details", {}, el("summary", { class: "row" }, say("class") + " · " + say("relation") + " · " + say("time")), filters));
}
