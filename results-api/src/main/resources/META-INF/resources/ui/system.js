// Whether all is well, who is behind by how much, and what failed, to be read once more from here.
import "./frame.js";
import { follow, json, post, slices } from "./api.js";
import { byId, counted, el, show, stateMark, when } from "./dom.js";
import { failureItem } from "./failures.js";
import { lags, lagTable } from "./lag.js";

const EVERY = 5000;
const SHOWN = 3;
const failed = slices("/v1/batches?state=failed,partial&limit=5");

byId("more").onclick = moreFailed;
await Promise.all([health(), work(), moreFailed()]);
setInterval(work, EVERY);

async function health() {
  try {
    const { findings } = await json("/v1/diagnosis");
    byId("health").replaceChildren(el("ul", { className: "facts" }, findings.map((each) => el("li", {}, stateMark(each.ok ? "done" : "failed", `${each.name}: ${each.ok ? "well" : "not well"}`),
      el("span", { className: "soft figure-of" }, each.detail), each.remedy ? el("span", { className: "figure-of" }, each.remedy) : null))));
  } catch (problem) {
    show(byId("health"), problem);
  }
}

async function work() {
  try {
    byId("work").replaceChildren(lagTable(await lags()));
  } catch (problem) {
    show(byId("work"), problem);
  }
}

async function moreFailed() {
  try {
    const { value, done } = await failed.next();
    const items = (value || []).map((batch) => el("li", { "data-batch": batch.batch_id }));
    byId("failed").append(...items);
    byId("more").hidden = done || value.length < 5;
    byId("none").hidden = byId("failed").children.length > 0;
    await Promise.all(items.map((item, i) => draw(item, value[i])));
  } catch (problem) {
    show(byId("none"), problem);
  }
}

/** A batch with the first of what failed in it. */
async function draw(item, batch) {
  const { items } = await json(`/v1/batches/${batch.batch_id}/failures?limit=${SHOWN}`);
  const all = batch.counts.pages_failed + batch.counts.documents_failed;
  const said = [batch.counts.pages_failed && counted(batch.counts.pages_failed, "page"), batch.counts.documents_failed && counted(batch.counts.documents_failed, "document")].filter(Boolean).join(" and ");
  const name = batch.name || batch.batch_id.slice(0, 10);
  item.replaceChildren(
    el("p", { className: "row" }, el("a", { href: `/batch.html?id=${batch.batch_id}` }, el("strong", {}, name)), stateMark(batch.state), el("span", {}, said ? `${said} failed` : "nothing failed any more"), el("span", { className: "soft" }, when(batch.accepted_at)),
      batch.counts.pages_failed ? el("button", { "aria-label": `Read the failed pages of ${name} again`, onclick: (event) => again(item, batch, event.target) }, "Read again") : null),
    el("ul", { className: "plain" }, items.map(failureItem)),
    all > items.length ? el("p", {}, el("a", { href: `/batch.html?id=${batch.batch_id}` }, `All ${all}`)) : "");
}

/** Once more, and how that ended. */
async function again(item, batch, button) {
  button.disabled = true;
  const status = el("span", { role: "status" }, "being read again");
  button.replaceWith(status);
  try {
    await post(`/v1/batches/${batch.batch_id}/retry`);
    await follow(batch.batch_id, (kind, data) => { if (data.counts) status.textContent = `${data.counts.pages_done} of ${counted(data.counts.pages, "page")} read`; });
    await draw(item, await json(`/v1/batches/${batch.batch_id}`));
  } catch (problem) {
    show(status, problem);
  }
}
