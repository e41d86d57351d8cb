import "./frame.js";
import { picture, slices } from "./api.js";
import { byId, counted, el, percent, query, remember, show, svg } from "./dom.js";

const form = byId("form");
const more = byId("more");
form.elements.q.value = query().get("q") || "";
form.elements.mode.value = query().get("mode") || "exact";
form.addEventListener("submit", (event) => { event.preventDefault(); search(); });
form.elements.q.focus();
if (form.elements.q.value) await search();

async function search() {
  const words = form.elements.q.value.trim();
  const mode = form.elements.mode.value;
  remember({ q: words, mode: mode === "exact" ? "" : mode });
  byId("hits").replaceChildren();
  if (!words) return;
  const all = slices(`/v1/search?limit=20&q=${encodeURIComponent(words)}&mode=${mode}`);
  let count = 0;
  const next = async () => {
    try {
      const { value, done } = await all.next();
      for (const hit of value || []) byId("hits").append(await row(hit));
      count += value?.length || 0;
      more.hidden = done || value.length < 20;
      byId("found").textContent = count === 0 ? "No line has these words." : more.hidden ? counted(count, "line") : `${count} or more lines`;
    } catch (problem) {
      show(byId("found"), problem);
    }
  };
  more.onclick = next;
  await next();
}

async function row(hit) {
  return el("li", {}, await lineStrip(hit), el("p", { dir: "auto" }, marked(hit)), hit.reading && hit.reading !== hit.read ? el("p", { className: "soft" }, "Another reading: ", el("bdi", {}, hit.reading)) : null,
    el("p", { className: "soft" }, el("a", { href: `/page.html?id=${hit.page_id}&line=${hit.line_id}` }, `${hit.document_name || hit.document_id}, page ${hit.page}`), hit.read === undefined ? ` · ${percent(hit.confidence)} sure · ${hit.model}` : ` · corrected, ${hit.model} read: `, hit.read === undefined ? null : el("bdi", {}, hit.read)));
}

function marked(hit) {
  const letters = [...hit.text];
  const parts = [];
  let at = 0;
  for (const match of hit.matches || []) {
    parts.push(letters.slice(at, match.start).join(""), el("mark", {}, letters.slice(match.start, match.end).join("")));
    at = match.end;
  }
  return [...parts, letters.slice(at).join("")];
}

/** The line with what was found boxed. */
async function lineStrip(hit) {
  const all = hit.polygon;
  const xs = all.map((point) => point[0]), ys = all.map((point) => point[1]);
  const x = Math.min(...xs) - 6, y = Math.min(...ys) - 6;
  const view = svg("svg", { class: "strip", preserveAspectRatio: "xMinYMid meet", viewBox: `${x} ${y} ${Math.max(...xs) - x + 6} ${Math.max(...ys) - y + 6}`, role: "img", "aria-label": "The line as it was written" },
    svg("image", { href: await picture(`/v1/pages/${hit.page_id}/image`), x: 0, y: 0, width: hit.width, height: hit.height }));
  for (const match of hit.matches || []) {
    if (!match.box) continue;
    const [left, top, width, height] = match.box;
    view.append(svg("rect", { x: left - 3, y: top - 3, width: width + 6, height: height + 6, fill: "none", stroke: "#4f3fb8", "stroke-width": 3, rx: 4 }));
  }
  return view;
}
