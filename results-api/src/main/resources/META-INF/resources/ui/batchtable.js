import { el, stateBar, stateMark, when } from "./dom.js";

/** A table of batches, the latest first. */
export function batchTable(batches) {
  if (batches.length === 0) return el("p", { className: "soft" }, "There are none.");
  return el("div", { className: "scroll", tabIndex: 0, role: "region", "aria-label": "Batches" },
    el("table", {},
      el("thead", {}, el("tr", {}, ["Batch", "State", "Pages", "Progress", "Accepted"].map((name) => el("th", { scope: "col" }, name)))),
      el("tbody", {}, batches.map(row))));
}

function row(batch) {
  const counts = batch.counts;
  const failed = counts.pages_failed + counts.documents_failed;
  return el("tr", {},
    el("td", {}, el("a", { href: `/batch.html?id=${batch.batch_id}` }, batch.name || batch.batch_id.slice(0, 10))),
    el("td", {}, stateMark(batch.state)),
    el("td", {}, `${counts.pages_done} of ${counts.pages}`, failed ? el("span", { className: "soft" }, `, ${failed} failed`) : null),
    el("td", {}, stateBar(counts)),
    el("td", {}, when(batch.accepted_at)));
}
