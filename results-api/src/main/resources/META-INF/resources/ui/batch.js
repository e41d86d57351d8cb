import "./frame.js";
import { follow, json, post, save, slices } from "./api.js";
import { byId, counted, el, query, show, stateBar, stateMark, when } from "./dom.js";
import { failureItem } from "./failures.js";
import { Tiles } from "./tiles.js";

const id = query().get("id");
const FORMATS = [["text", "txt"], ["json", "json"], ["jsonl", "jsonl"], ["csv", "csv"], ["alto", "alto.zip"], ["page", "page.zip"], ["hocr", "hocr.zip"], ["tei", "tei.zip"], ["pdf", "pdf.zip"]];
const FINAL = new Set(["succeeded", "partial", "failed", "cancelled"]);
const tiles = new Tiles(id, byId("pages"), byId("steps"));
let begun = Date.now();
let doneAtBegin = null;

async function draw(batch) {
  document.title = `${batch.name || "Batch"} - Inkstream`;
  byId("title").textContent = batch.name || `Batch ${batch.batch_id.slice(0, 10)}`;
  drawState(batch.state, batch.counts, batch);
  byId("actions").replaceChildren(...actions(batch));
  if (batch.counts.pages_failed + batch.counts.documents_failed > 0) await failures();
}

function drawState(state, counts, batch) {
  const rate = pace(counts);
  const failed = [counts.pages_failed && counted(counts.pages_failed, "page"), counts.documents_failed && counted(counts.documents_failed, "document")].filter(Boolean);
  byId("state").replaceChildren(
    el("p", { className: "row" }, stateMark(state),
      el("span", {}, `${counts.pages_done} of ${counted(counts.pages, "page")} read`),
      failed.length ? el("span", {}, `${failed.join(" and ")} failed`) : null,
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
  const formats = el("select", {}, FORMATS.map(([format]) => el("option", {}, format)));
  made.push(el("span", { className: "row" }, el("label", {}, "Export as", formats), el("button", { onclick: async () => {
    const [format, ending] = FORMATS[formats.selectedIndex];
    try { await save(`/v1/batches/${id}/export?format=${format}`, `${batch.name || id}.${ending}`); } catch (problem) { alertProblem(problem); }
  } }, "Save")));
  made.push(el("a", { className: "button", href: `/review.html?batch=${id}` }, "Review its unsure lines"));
  return made;
}

async function failures() {
  const list = el("ul", { className: "plain" });
  const more = el("button", { hidden: true }, "More failures");
  const all = slices(`/v1/batches/${id}/failures?limit=20`);
  const next = async () => {
    const { value, done } = await all.next();
    list.append(...(value || []).map(failureItem));
    more.hidden = done || value.length < 20;
  };
  more.onclick = next;
  await next();
  byId("failures").replaceChildren(el("h2", {}, "What failed"), list, more);
}

function alertProblem(problem) {
  byId("failures").prepend(el("p", { className: "problem", role: "alert" }, el("strong", {}, problem.code || "error"), ` ${problem.message}`));
}

async function heard(kind, data) {
  if (kind === "batch" || kind === "snapshot") drawState(data.state, data.counts, data);
  if (kind === "snapshot") await tiles.again();
  if (kind === "document") await tiles.document(data.document_id);
  if (kind === "page") tiles.page(data);
}

try {
  const found = await json(`/v1/batches/${id}`);
  await draw(found);
  await tiles.show();
  await follow(id, heard);
  if (!FINAL.has(found.state)) await tiles.settle();
  await draw(await json(`/v1/batches/${id}`));
} catch (problem) {
  show(byId("state"), problem);
}
