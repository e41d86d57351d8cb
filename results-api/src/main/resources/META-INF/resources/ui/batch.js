import "./frame.js";
import { ask, follow, json, picture, post, save, slices } from "./api.js";
import { byId, el, percent, query, show, stateBar, stateMark, when } from "./dom.js";

const id = query().get("id");
const FORMATS = [["text", "txt"], ["json", "json"], ["jsonl", "jsonl"], ["csv", "csv"], ["alto", "alto.zip"], ["page", "page.zip"], ["hocr", "hocr.zip"], ["tei", "tei.zip"], ["pdf", "pdf.zip"]];
const FINAL = new Set(["succeeded", "partial", "failed", "cancelled"]);
let begun = Date.now();
let doneAtBegin = null;


function draw(batch) {
  document.title = `${batch.name || "Batch"} - Inkstream`;
  byId("title").textContent = batch.name || `Batch ${batch.batch_id.slice(0, 10)}`;
  drawState(batch.state, batch.counts, batch);
  byId("actions").replaceChildren(...actions(batch));
  byId("failures").replaceChildren(...failures(batch));
}

function drawState(state, counts, batch) {
  const rate = pace(counts);
  byId("state").replaceChildren(
    el("p", { className: "row" }, stateMark(state),
      el("span", {}, `${counts.pages_done} of ${counts.pages} pages read`),
      counts.pages_failed + counts.documents_failed ? el("span", {}, `${counts.pages_failed} pages and ${counts.documents_failed} documents failed`) : null,
      rate && !FINAL.has(state) ? el("span", { className: "soft" }, `${rate.toFixed(1)} pages a second, ${left(counts, rate)} left`) : null,
      batch?.finished_at ? el("span", { className: "soft" }, `ended ${when(batch.finished_at)}`) : null),
    stateBar(counts));
}

function pace(counts) {
  const done = counts.pages_done + counts.pages_failed;
  if (doneAtBegin === null) { doneAtBegin = done; begun = Date.now(); return 0; }
  const seconds = (Date.now() - begun) / 1000;
  return seconds > 1 && done > doneAtBegin ? (done - doneAtBegin) / seconds : 0;
}

function left(counts, rate) {
  const seconds = (counts.pages - counts.pages_done - counts.pages_failed) / rate;
  return seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
}

function actions(batch) {
  const command = (name, word) => el("button", { onclick: async (event) => {
    event.target.disabled = true;
    try { await post(`/v1/batches/${id}/${name}`); location.reload(); } catch (problem) { alertProblem(problem); event.target.disabled = false; }
  } }, word);
  const made = [];
  if (batch.state === "running" || batch.state === "sealed" || batch.state === "open") made.push(command("pause", "Pause"), command("cancel", "Cancel"));
  if (batch.state === "paused") made.push(command("resume", "Go on"), command("cancel", "Cancel"));
  if (FINAL.has(batch.state) && batch.counts.pages_failed > 0) made.push(command("retry", "Retry failed pages"));
  const formats = el("select", { "aria-label": "Format" }, FORMATS.map(([format]) => el("option", {}, format)));
  made.push(el("span", { className: "row" }, formats, el("button", { onclick: async () => {
    const [format, ending] = FORMATS[formats.selectedIndex];
    try { await save(`/v1/batches/${id}/export?format=${format}`, `${batch.name || id}.${ending}`); } catch (problem) { alertProblem(problem); }
  } }, "Export")));
  made.push(el("a", { className: "button", href: `/review.html?batch=${id}` }, "Review its unsure lines"));
  return made;
}

function failures(batch) {
  const failed = [...(batch.failures?.documents || []), ...(batch.failures?.pages || [])];
  if (failed.length === 0) return [];
  return [el("h2", {}, "What failed"), ...failed.map((each) => el("p", { className: "problem" },
    el("strong", {}, each.failure.code), ` ${each.name || pageName(each.page_id)}: ${each.failure.detail}`))];
}

const pageName = (page) => `page ${page.split(".").at(-1)}`;

function alertProblem(problem) {
  byId("failures").prepend(el("p", { className: "problem", role: "alert" }, el("strong", {}, problem.code || "error"), ` ${problem.message}`));
}

const tiles = new Map();
let sections = new Map();

async function documents() {
  const all = slices(`/v1/batches/${id}/documents?limit=20`);
  const more = byId("more");
  const next = async () => {
    const { value, done } = await all.next();
    for (const each of value || []) await section(each);
    more.hidden = done || value.length < 20;
  };
  more.onclick = next;
  await next();
}

async function section(each) {
  const grid = el("ul", { className: "grid" });
  const more = el("button", { hidden: true }, "More pages");
  const made = el("section", {}, el("h3", {}, each.name || each.document_id, " ", stateMark(each.state)),
    each.failure ? el("p", { className: "problem" }, el("strong", {}, each.failure.code), ` ${each.failure.detail}`) : grid, more);
  const old = sections.get(each.document_id);
  old ? old.replaceWith(made) : byId("documents").append(made);
  sections.set(each.document_id, made);
  if (each.failure || !each.pages) return;
  const all = slices(`/v1/documents/${each.document_id}/pages?limit=24`);
  const next = async () => {
    const { value, done } = await all.next();
    for (const page of value || []) grid.append(await tile(page));
    more.hidden = done || value.length < 24;
  };
  more.onclick = next;
  await next();
}

async function tile(page) {
  const link = el("a", { href: `/page.html?id=${page.page_id}`, className: page.state });
  tiles.set(page.page_id, link);
  await fill(link, page);
  return el("li", {}, link);
}

async function fill(link, page) {
  link.className = page.state;
  const sure = page.confidence === undefined ? "" : `, ${percent(page.confidence)} sure`;
  const image = page.state === "queued" ? el("span", { className: "blank" })
    : el("img", { loading: "lazy", alt: `Page ${page.number}`, src: await thumbnail(page.page_id) });
  link.replaceChildren(image, el("span", {}, `${page.number}. `, stateMark(page.state)), el("br"),
    el("span", { className: "soft" }, page.failure ? page.failure.code : page.lines === undefined ? "waits" : `${page.lines} lines${sure}`));
}

let scaled = null;

/** Small pictures where the server can make them, else whole ones. */
async function thumbnail(page) {
  if (scaled === null) scaled = await ask(`/v1/iiif/${page}/full/240,/0/default.jpg`).then(() => true, () => false);
  return picture(scaled ? `/v1/iiif/${page}/full/240,/0/default.jpg` : `/v1/pages/${page}/image`);
}

async function heard(kind, data) {
  if (kind === "batch" || kind === "snapshot") drawState(data.state, data.counts, data);
  if (kind === "done") draw(data);
  if (kind === "document") await section(await json(`/v1/documents/${data.document_id}`));
  if (kind === "page" && tiles.has(data.page_id)) await fill(tiles.get(data.page_id), data);
}

try {
  draw(await json(`/v1/batches/${id}`));
  await documents();
  await follow(id, heard);
  draw(await json(`/v1/batches/${id}`));
} catch (problem) {
  show(byId("state"), problem);
}
