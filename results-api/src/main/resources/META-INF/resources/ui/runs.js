// Trainings: their curves while they run, and how each epoch read some lines.
import "./frame.js";
import { json, picture } from "./api.js";
import { byId, counted, el, query, remember, show, stateMark, when } from "./dom.js";
import { chart, short } from "./chart.js";
import { difference } from "./editor.js";

const EVERY = 5000;
const NO_CURVE = new Set(["epoch", "step", "lines", "seconds"]);
const FIRST = ["error", "cer", "accuracy", "wer", "loss"];
let drawn = "";

await begin();

async function begin() {
  try {
    const { items } = await json("/v1/runs");
    byId("message").textContent = items.length ? "" : "There are no training runs to look at. ./inkstream train begins one.";
    if (items.length) byId("runs").replaceChildren(table(items));
    const name = query().get("run") || items[0]?.run;
    if (!name) return;
    await draw(name);
    setInterval(() => draw(name).catch(() => {}), EVERY);
  } catch (problem) {
    show(byId("message"), problem);
  }
}

function table(runs) {
  return el("div", { className: "scroll low", tabIndex: 0, role: "region", "aria-label": "Runs" }, el("table", {},
    el("thead", {}, el("tr", {}, ["Run", "State", "Epochs", "Error", "Measured"].map((name) => el("th", { scope: "col" }, name)))),
    el("tbody", {}, runs.map((run) => el("tr", {}, el("td", {}, el("a", { href: `/runs.html?run=${run.run}` }, run.run)), el("td", {}, mark(run)),
      el("td", {}, String(run.epochs)), el("td", {}, run.error === undefined ? "" : short(run.error)), el("td", {}, when(run.updated_at)))))));
}

function mark(run) {
  return run.ended ? stateMark("done", "model written") : stateMark("running", "no model yet");
}

/** Draws again only what is new, so that nothing moves under the reader's hands. */
async function draw(name) {
  const run = await json(`/v1/runs/${name}`);
  const state = `${run.run} ${run.epochs} ${run.ended}`;
  if (state === drawn) return;
  drawn = state;
  document.title = `${name} - Inkstream`;
  byId("run").hidden = false;
  byId("name").textContent = run.run;
  byId("state").replaceChildren(mark(run), el("span", {}, counted(run.epochs, "epoch")), el("span", { className: "soft" }, `measured ${when(run.updated_at)}`));
  byId("curves").replaceChildren(...[...figures(run.metrics)].map(([figure, curves]) => chart(figure.replaceAll("_", " "), curves)));
  await drawSamples(run);
}

/** By figure, then by set; what has no set goes by its own name. */
function figures(rows) {
  const found = new Map();
  for (const row of rows) {
    for (const [key, value] of Object.entries(row)) {
      if (NO_CURVE.has(key) || typeof value !== "number") continue;
      const [figure, ...set] = key.split(".");
      if (!found.has(figure)) found.set(figure, {});
      (found.get(figure)[set.join(".") || figure.replaceAll("_", " ")] ||= []).push(value);
    }
  }
  const rank = ([figure]) => (FIRST.includes(figure) ? FIRST.indexOf(figure) : FIRST.length);
  return new Map([...found].sort((a, b) => rank(a) - rank(b)));
}

async function drawSamples(run) {
  const form = byId("epochs");
  if (run.samples.length === 0) {
    form.replaceChildren(el("p", { className: "soft" }, "No samples are kept of this run."));
    return;
  }
  const wanted = Number(query().get("epoch"));
  const select = el("select", { name: "epoch" }, run.samples.map((epoch) => el("option", {}, String(epoch))));
  select.value = String(run.samples.includes(wanted) ? wanted : run.samples.at(-1));
  form.replaceChildren(el("label", {}, "After epoch", select));
  const load = async () => byId("samples").replaceChildren(...(await Promise.all((await json(`/v1/runs/${run.run}/samples/${select.value}`)).items.map(sampleSet))));
  form.onchange = () => { remember({ run: run.run, epoch: select.value }); load(); };
  await load();
}

async function sampleSet(set) {
  return el("section", {}, el("h3", {}, set.set),
    el("ol", { className: "plain samples" }, set.items.map((each) => el("li", { dir: "auto" }, each.truth === each.reading ? each.truth : difference(each.truth, each.reading)))),
    el("details", {}, el("summary", {}, "The lines as pictures"), el("img", { className: "wide", loading: "lazy", alt: `Lines of ${set.set} with truth and reading`, src: await picture(set.picture) })));
}
