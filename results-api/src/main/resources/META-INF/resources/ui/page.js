// A page and its lines. The list of lines is the structure; the picture beside it follows the list.
import "./frame.js";
import { json, picture } from "./api.js";
import { byId, counted, el, percent, query, remember, show, sureness, svg } from "./dom.js";
import { Editor, draftOf } from "./editor.js";
import { hasPicture } from "./failures.js";
import { Comparison } from "./comparison.js";

const id = query().get("id");
const TOGGLES = [["lines", "Lines", true], ["baselines", "Baselines", false], ["order", "Order", false]];
globalThis.screenKeys = [["Enter, ↓", "save and go to the next line"], ["↑", "save and go to the line before"], ["Ctrl+Enter", "accept as it is, on to the next unsure line"],
  ["Alt+1 … 5", "take another reading"], ["Esc", "leave the line as it was"], ["PageUp, PageDown", "previous, next page"]];

const sheet = el("div", { className: "sheet" });
let lines = [];
let items = [];
let shapes = [];
let source = "";
let opened = null;

function lineId(line) { return line.line_id || line.id; }

const WAITS = { queued: "This page has not been read yet.", cancelled: "This page was not read: its batch was cancelled." };

function title(record, about) {
  const [batch, , number] = id.split(".");
  const name = about.name || `page ${number}`;
  const place = about.pages > 1 ? `page ${number} of ${about.pages}` : null;
  const read = record.lines ? `${counted(lines.length, "line")}${record.confidence === undefined ? "" : `, ${percent(record.confidence)} sure`}` : null;
  const model = record.plan && `${record.plan.recognizer.name} ${record.plan.recognizer.version}`;
  byId("title").replaceChildren(el("a", { href: `/batch.html?id=${batch}` }, "Batch"), " · ", [name, place, read, model].filter(Boolean).join(" · "));
  document.title = `${name} - Inkstream`;
  byId("lines-title").hidden = lines.length === 0;
  if (record.failure) show(byId("message"), { code: record.failure.code, message: record.failure.detail });
  else if (lines.length === 0) byId("message").textContent = WAITS[record.state] || "There is no text on this page.";
}

function tools(about) {
  const step = (by, name) => {
    const parts = id.split(".");
    const number = Number(parts[2]) + by;
    return number < 1 || number > (about.pages || number) ? null : el("a", { className: "button", href: `/page.html?id=${parts[0]}.${parts[1]}.${number}`, rel: by < 0 ? "prev" : "next" }, name);
  };
  const shown = (query().get("show") || "lines").split(",");
  byId("tools").replaceChildren(
    ...(lines.length ? TOGGLES : []).map(([name, word]) => el("label", {}, el("input", { type: "checkbox", checked: shown.includes(name), onchange: toggled, name }), word)),
    ...[step(-1, "Previous page"), step(1, "Next page"),
    lines.length ? el("button", { onclick: () => choose(nextUnsure(-1), true), disabled: nextUnsure(-1) < 0 }, "First unsure line") : null].filter(Boolean));
  if (lines.length) toggled();
}

function toggled() {
  const on = [...byId("tools").querySelectorAll("input:checked")].map((box) => box.name);
  sheet.classList.toggle("no-lines", !on.includes("lines"));
  sheet.classList.toggle("baselines", on.includes("baselines"));
  sheet.classList.toggle("order", on.includes("order"));
  remember({ show: on.join(",") === "lines" ? "" : on.join(",") || "none" });
}

/** Of a page without text there is the picture alone, if there is one. */
function drawPicture(record) {
  if (!record.image) {
    byId("picture").replaceChildren(record.failure && source ? el("div", { className: "sheet" }, el("img", { src: source, alt: "The page" })) : el("p", { className: "soft aside" }, "There is no picture to show."));
    return;
  }
  const { width, height } = record.image;
  const overlay = svg("svg", { viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" });
  shapes = lines.map((line, index) => {
    const shape = svg("polygon", { points: points(line.polygon), class: sureness(line.confidence) });
    shape.addEventListener("click", () => choose(index, true));
    overlay.append(shape, svg("polyline", { points: points(line.baseline) }), order(line, index));
    return shape;
  });
  sheet.append(el("img", { src: source, alt: "The page", width, height }), overlay);
  byId("picture").append(sheet);
}

function order(line, index) {
  const [x, y] = line.polygon[0];
  return svg("text", { x: Math.max(2, x - 44), y: y + 26 }, String(index + 1));
}

const points = (polygon) => polygon.map((point) => point.join(",")).join(" ");

function drawLines() {
  items = lines.map((line, index) => {
    const item = el("li", { onclick: () => choose(index, true), "data-line": lineId(line) }, el("span", { className: "number", "aria-hidden": "true" }, String(index + 1)), said(line, index));
    item.addEventListener("mouseenter", () => shapes[index].classList.add("chosen"));
    item.addEventListener("mouseleave", () => item.classList.contains("chosen") || shapes[index].classList.remove("chosen"));
    return item;
  });
  byId("lines").replaceChildren(...items);
}

function said(line, index) {
  const corrected = line.correction !== undefined;
  const draft = draftOf(lineId(line)) === null ? "" : " draft";
  return el("button", { className: `said ${corrected ? "corrected" : sureness(line.confidence)}${draft}`, dir: "auto",
    "aria-label": `Line ${index + 1}: ${textOf(line)}, ${corrected ? "corrected" : `${percent(line.confidence)} sure`}${draft ? ", an unsaved text is kept" : ""}` }, textOf(line) || "(no text)");
}

const textOf = (line) => line.correction?.text ?? line.text;

/** Opens a line for correction, and shows where it is. */
function choose(index, edit) {
  if (index < 0 || index >= lines.length) return;
  document.querySelectorAll(".chosen").forEach((each) => each.classList.remove("chosen"));
  items[index].classList.add("chosen");
  shapes[index].classList.add("chosen");
  shapes[index].scrollIntoView({ block: "nearest" });
  remember({ line: lineId(lines[index]) });
  if (!edit || items[index].querySelector(".editor")) return;
  if (opened?.isUntouched()) opened.element.remove();
  const editor = new Editor(lines[index], source, imageSize(), {
    saved: (text, correction) => {
      lines[index] = { ...lines[index], correction };
      items[index].querySelector(".said").replaceWith(said(lines[index], index));
    },
    next: () => choose(index + 1, true),
    previous: () => choose(index - 1, true),
    nextUnsure: () => { const next = nextUnsure(index); next < 0 ? items[index].querySelector(".said").focus() : choose(next, true); },
    closed: () => items[index].querySelector(".said").focus(),
  });
  items[index].append(editor.element);
  editor.focus();
  opened = editor;
}

function imageSize() {
  const image = sheet.querySelector("img");
  return { width: image.width ? Number(image.getAttribute("width")) : image.naturalWidth, height: Number(image.getAttribute("height")) };
}

function nextUnsure(from) {
  return lines.findIndex((line, index) => index > from && line.correction === undefined && sureness(line.confidence) !== "sure");
}

addEventListener("keydown", (event) => {
  if (event.isComposing || event.target.closest("dialog")) return;
  const go = { PageUp: "prev", PageDown: "next" }[event.key];
  const link = go && document.querySelector(`a[rel=${go}]`);
  if (link) { event.preventDefault(); link.click(); }
});

try {
  const [record, about] = await Promise.all([json(`/v1/pages/${id}`), json(`/v1/documents/${id.split(".").slice(0, 2).join(".")}`)]);
  lines = record.lines ? (await json(`/v1/pages/${id}/lines`)).items : [];
  if (record.image || (record.failure && hasPicture(record.failure))) source = await picture(`/v1/pages/${id}/image`);
  title(record, about);
  tools(about);
  drawPicture(record);
  drawLines();
  await new Comparison(id, items, byId("comparison")).begin();
  const wanted = query().get("line");
  if (wanted) choose(lines.findIndex((line) => lineId(line) === wanted), true);
} catch (problem) {
  show(byId("message"), problem);
}
