// The lines whose correction gains most, of all batches or of one.
import "./frame.js";
import { json, picture } from "./api.js";
import { byId, el, percent, query, show, sureness } from "./dom.js";
import { Editor, strip } from "./editor.js";

const AT_ONCE = 20;
const batch = query().get("batch");
globalThis.screenKeys = [["Enter, ↓", "save and go to the next line"], ["Ctrl+Enter", "accept as it is and go on"], ["Alt+1 … 5", "take another reading"], ["Esc", "leave the line"]];
const pictures = new Map();

await load();

async function load() {
  try {
    const review = await json(`/v1/review?limit=${AT_ONCE}${batch ? `&batch=${batch}` : ""}`);
    byId("left").textContent = `${review.lines_left} lines left, about ${Math.round(review.expected_errors)} characters in them wrong (${percent(review.error_rate)}); ${review.done_today} done today.`;
    const items = review.items.map((item) => el("li", {}, el("p", { className: "soft" }, "…")));
    byId("queue").replaceChildren(...items);
    await Promise.all(review.items.map((item, index) => fill(items, index, item)));
    items[0]?.querySelector("button")?.focus();
  } catch (problem) {
    show(byId("left"), problem);
  }
}

async function fill(items, index, item) {
  const [line, page] = await Promise.all([json(`/v1/lines/${item.line_id}`), pageOf(item.page_id)]);
  const open = () => {
    const next = () => (items[index + 1] ? items[index + 1].querySelector("button.said")?.click() : load());
    const editor = new Editor(line, page.source, page.size, {
      saved: (text) => {
        const said = items[index].querySelector(".said");
        said.textContent = text || "(no text)";
        said.className = "said corrected";
      },
      next, nextUnsure: next,
      previous: () => items[index - 1]?.querySelector("button.said")?.click(),
      closed: () => items[index].querySelector(".said").focus(),
    });
    if (items[index].querySelector(".editor")) return;
    items[index].append(editor.element);
    editor.focus();
  };
  items[index].replaceChildren(strip(line, page.source, page.size),
    el("button", { className: `said ${sureness(item.confidence)}`, dir: "auto", onclick: open, "aria-label": `${line.text}, ${percent(item.confidence)} sure: correct it` }, line.text || "(no text)"),
    el("a", { className: "soft", href: `/page.html?id=${item.page_id}&line=${item.line_id}` }, "in its page"));
}

function pageOf(id) {
  if (!pictures.has(id)) pictures.set(id, Promise.all([json(`/v1/pages/${id}`), picture(`/v1/pages/${id}/image`)]).then(([record, source]) => ({ source, size: record.image })));
  return pictures.get(id);
}
