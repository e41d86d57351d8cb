// The lines whose correction gains most, of all batches or of one.
import "./frame.js";
import { json, picture } from "./api.js";
import { byId, counted, el, percent, query, show, sureness } from "./dom.js";
import { Editor, strip } from "./editor.js";

const AT_ONCE = 20;
const batch = query().get("batch");
globalThis.screenKeys = [["Enter, ↓", "save and go to the next line"], ["Ctrl+Enter", "accept as it is and go on"], ["Alt+1 … 5", "take another reading"], ["Esc", "leave the line"]];
const pictures = new Map();
const done = new Set();

await load();

async function load() {
  try {
    const review = await json(`/v1/review?limit=${AT_ONCE}${batch ? `&batch=${batch}` : ""}`);
    tell(review);
    // what was saved here may take a moment to leave the queue
    review.items = review.items.filter((item) => !done.has(item.line_id));
    const items = review.items.map((item) => el("li", {}, el("p", { className: "soft" }, "…")));
    byId("queue").replaceChildren(...items);
    await Promise.all(review.items.map((item, index) => fill(review, items, index, item)));
    items[0]?.querySelector("button")?.focus();
  } catch (problem) {
    show(byId("left"), problem);
  }
}

function tell(review) {
  const left = review.lines_left ? `${counted(review.lines_left, "line")} left, about ${counted(Math.max(1, Math.round(review.expected_errors)), "character")} in them wrong (${percent(review.error_rate)})` : "Nothing is left to look at";
  byId("left").textContent = `${left}; ${review.done_today} done today.`;
}

/** What a saved line changes, before the server is asked again. */
function saved(review, item) {
  if (done.has(item.line_id)) return;
  done.add(item.line_id);
  review.done_today++;
  review.lines_left--;
  review.expected_errors = Math.max(0, review.expected_errors - item.expected_errors);
  review.characters_left = Math.max(0, review.characters_left - [...item.text].length);
  review.error_rate = review.characters_left ? review.expected_errors / review.characters_left : 0;
  tell(review);
}

async function fill(review, items, index, item) {
  const [line, page] = await Promise.all([json(`/v1/lines/${item.line_id}`), pageOf(item.page_id)]);
  const open = () => {
    const next = () => (items[index + 1] ? items[index + 1].querySelector("button.said")?.click() : load());
    const editor = new Editor(line, page.source, page.size, {
      saved: (text) => {
        const said = items[index].querySelector(".said");
        said.textContent = text || "(no text)";
        said.className = "said corrected";
        saved(review, item);
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
