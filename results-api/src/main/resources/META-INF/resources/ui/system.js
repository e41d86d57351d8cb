import "./frame.js";
import { ask, json } from "./api.js";
import { byId, el, show, stateMark } from "./dom.js";

const FIGURES = [["ocr_backlog_pages", "pages wait"], ["ocr_backlog_documents", "documents wait to be split"], ["ocr_batches_open", "batches are open"],
  ["ocr_lanes_busy", "pages are being read"], ["ocr_models_open", "model sessions are open"], ["ocr_intake_lag", "events are not taken in yet"]];

await Promise.all([health(), work()]);
setInterval(work, 5000);

async function health() {
  try {
    const answer = await fetch("/q/health/ready");
    const body = await answer.json();
    byId("health").replaceChildren(el("ul", {}, body.checks.map((check) => el("li", {}, stateMark(check.status === "UP" ? "done" : "failed"), ` ${check.name}`, check.data ? ` ${Object.values(check.data).join(", ")}` : ""))));
  } catch (problem) {
    show(byId("health"), problem);
  }
}

async function work() {
  try {
    const text = await (await ask("/q/metrics")).text();
    const failed = (await json("/v1/batches?state=failed,partial&limit=5")).items;
    byId("work").replaceChildren(
      el("ul", {}, FIGURES.map(([metric, words]) => [sum(text, metric), words]).filter(([value]) => value !== null).map(([value, words]) => el("li", {}, el("strong", {}, String(value)), ` ${words}`))),
      failed.length ? el("p", {}, "Lately not all read: ", failed.flatMap((batch, i) => [i ? ", " : "", el("a", { href: `/batch.html?id=${batch.batch_id}` }, batch.name || batch.batch_id.slice(0, 10))])) : null);
  } catch (problem) {
    show(byId("work"), problem);
  }
}

/** Of all series of a metric; nothing when this service has none. */
function sum(text, metric) {
  const values = text.split("\n").filter((line) => line.startsWith(`${metric}{`) || line.startsWith(`${metric} `)).map((line) => Number(line.split(" ").at(-1)));
  return values.length ? values.reduce((a, b) => a + b) : null;
}
