import "./frame.js";
import { json } from "./api.js";
import { byId, el, show, stateMark } from "./dom.js";
import { metrics, sum } from "./metrics.js";

const FIGURES = [["ocr_backlog_pages", "pages wait"], ["ocr_backlog_documents", "documents wait to be split"], ["ocr_batches_open", "batches are open"],
  ["ocr_lanes_busy", "pages are being read"], ["ocr_models_open", "model sessions are open"], ["ocr_intake_lag", "events are not taken in yet"]];

await Promise.all([health(), work()]);
setInterval(work, 5000);

async function health() {
  try {
    const { findings } = await json("/v1/diagnosis");
    byId("health").replaceChildren(el("ul", { className: "facts" }, findings.map((each) => el("li", {}, stateMark(each.ok ? "done" : "failed", `${each.name}: ${each.ok ? "well" : "not well"}`), el("span", { className: "soft figure-of" }, each.detail)))));
  } catch (problem) {
    show(byId("health"), problem);
  }
}

async function work() {
  try {
    const text = await metrics();
    const failed = (await json("/v1/batches?state=failed,partial&limit=5")).items;
    byId("work").replaceChildren(
      el("ul", { className: "facts" }, FIGURES.map(([metric, words]) => [sum(text, metric), words]).filter(([value]) => value !== null).map(([value, words]) => el("li", {}, el("span", { className: "figure" }, value.toLocaleString("en")), words))),
      failed.length ? el("p", {}, "Lately not all read: ", failed.flatMap((batch, i) => [i ? ", " : "", el("a", { href: `/batch.html?id=${batch.batch_id}` }, batch.name || batch.batch_id.slice(0, 10))])) : null);
  } catch (problem) {
    show(byId("work"), problem);
  }
}
