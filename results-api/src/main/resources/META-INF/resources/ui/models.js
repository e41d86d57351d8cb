// The versions of a model: how well they read, which one reads, and which one shall.
import "./frame.js";
import { json, post, put } from "./api.js";
import { byId, el, query, remember, show, stateMark, when } from "./dom.js";
import { errorCell, evaluation, fileOf, textOf } from "./evaluation.js";
import { compare } from "./modelcomparison.js";

const FILES = [["card.md", "Card"], ["recipe.yaml", "Recipe"]];
let figures = new Map();

await begin();

async function begin() {
  try {
    const { items } = await json("/v1/models");
    // code that comes with the program has nothing to show but its number
    const models = items.filter((model) => model.versions.some((version) => version.files.length > 0)).sort((a, b) => a.name.localeCompare(b.name));
    byId("message").textContent = models.length ? "" : "No model is registered yet.";
    const name = query().get("model") || models[0]?.name;
    byId("names").replaceChildren(...models.map((model) => el("a", { className: "button", href: `/models.html?model=${model.name}`, "aria-current": model.name === name ? "page" : null }, model.name)));
    if (name) await draw(await json(`/v1/models/${name}`));
  } catch (problem) {
    show(byId("message"), problem);
  }
}

async function draw(model) {
  document.title = `${model.name} - Inkstream`;
  byId("model").hidden = false;
  byId("name").textContent = model.name;
  const versions = [...model.versions].reverse();
  figures = new Map(await Promise.all(versions.map(async (version) => [version.version, await evaluation(model.name, version).catch(() => new Map())])));
  byId("actions").replaceChildren(...actions(model));
  byId("shadow").replaceChildren(...(await shadow(model)));
  byId("versions").replaceChildren(table(model, versions));
  byId("history").replaceChildren(...[...model.history].sort((a, b) => b.moved_at.localeCompare(a.moved_at)).map((move) => el("li", {}, `${when(move.moved_at)}: ${move.moved_by} pointed ${move.alias} to ${move.version}`)));
  drawComparison(model, versions);
}

function pointed(model, name) {
  return model.aliases.find((alias) => alias.alias === name)?.version;
}

/** The candidate, where it is another version than the one that reads. */
function challenger(model) {
  return pointed(model, "candidate") === pointed(model, "stable") ? undefined : pointed(model, "candidate");
}

function actions(model) {
  const candidate = challenger(model);
  const earlier = model.history.filter((move) => move.alias === "stable").find((move) => move.version !== pointed(model, "stable"));
  return [
    candidate ? el("button", { className: "main", onclick: () => promote(model, candidate, false) }, `Promote ${candidate}`) : null,
    earlier ? el("button", { onclick: () => act(model, () => post(`/v1/models/${model.name}/rollback`), `New batches are read by ${earlier.version} again.`) }, `Roll back to ${earlier.version}`) : null,
  ].filter(Boolean);
}

/** Whoever has seen why a candidate is held back may promote it all the same. */
async function promote(model, candidate, force) {
  const problem = await act(model, () => post(`/v1/models/${model.name}/promote`, { force }), `New batches are read by ${candidate} from now on; those that were accepted end with their version.`);
  if (problem?.code === "model-held-back") byId("message").firstChild.append(el("p", { className: "row" }, el("button", { onclick: () => promote(model, candidate, true) }, "Promote it all the same")));
}

/** Does it and says what came of it; the problem, if there was one. */
async function act(model, how, done) {
  try {
    await how();
    await draw(await json(`/v1/models/${model.name}`));
    byId("message").textContent = done;
    return null;
  } catch (problem) {
    show(byId("message"), problem);
    return problem;
  }
}

/** How many pages the candidate reads as well, which is how it is compared before it is promoted. */
async function shadow(model) {
  const candidate = challenger(model);
  if (!candidate) return [];
  const now = await json(`/v1/models/${model.name}/shadow`);
  const field = el("input", { name: "percent", type: "number", min: 0, max: 100, step: 1, value: now.percent, required: true });
  const set = (event) => {
    event.preventDefault();
    const percent = Number(field.value);
    act(model, () => put(`/v1/models/${model.name}/shadow`, { percent }), percent ? `${candidate} reads ${percent} % of the pages as well; people get what ${pointed(model, "stable")} reads.` : `${candidate} reads no pages any more.`);
  };
  return [el("form", { className: "row", onsubmit: set }, el("label", {}, `${candidate} reads as well`, field, "% of the pages"), el("button", {}, "Set"),
    now.set_by ? el("span", { className: "soft" }, `set by ${now.set_by}, ${when(now.at)}`) : null)];
}

function table(model, versions) {
  const sets = [...new Set(versions.flatMap((version) => [...figures.get(version.version).keys()]))].sort();
  return el("div", { className: "scroll", tabIndex: 0, role: "region", "aria-label": "Versions" }, el("table", {},
    el("caption", { className: "soft" }, sets.length ? "Error rates on lines that no version learnt from, by what was read" : "No version has an evaluation."),
    el("thead", {}, el("tr", {}, ["Version", "State", ...sets, "About it", ""].map((name) => el("th", { scope: "col" }, name)))),
    el("tbody", {}, versions.map((version) => row(model, version, sets)))));
}

function row(model, version, sets) {
  return el("tr", {},
    el("th", { scope: "row" }, version.version, version.aliases.map((alias) => el("span", { className: "alias" }, alias))),
    el("td", {}, stateMark(version.state === "refused" ? "failed" : version.state === "ready" ? "done" : "waiting", version.state), version.failure ? el("p", { className: "soft" }, `${version.failure.code}: ${version.failure.detail}`) : null),
    sets.map((set) => el("td", {}, errorCell(figures.get(version.version).get(set)))),
    el("td", {}, el("span", { className: "row" }, files(model, version))),
    el("td", {}, version.state === "ready" && !version.aliases.includes("candidate") && !version.aliases.includes("stable")
      ? el("button", { onclick: () => act(model, () => put(`/v1/models/${model.name}/aliases/candidate`, { version: version.version }), `${version.version} is the candidate now. Give it a share of the pages and compare, or promote it.`) }, "Make it the candidate") : null));
}

function files(model, version) {
  return [
    ...FILES.filter(([file]) => version.files.includes(file)).map(([file, name]) =>
      el("button", { "aria-label": `${name} of ${version.version}`, onclick: async () => byId("text").replaceChildren(el("h3", {}, `${name} of ${model.name} ${version.version}`), el("pre", { tabIndex: 0 }, await textOf(model.name, version.version, file))) }, name)),
    version.files.includes("report.html") ? el("a", { className: "button", href: fileOf(model.name, version.version, "report.html") }, "Report") : null,
  ].filter(Boolean);
}

function drawComparison(model, versions) {
  const chosen = (name, fallback) => (versions.some((each) => each.version === query().get(name)) ? query().get(name) : fallback);
  const at = (alias) => model.aliases.find((each) => each.alias === alias)?.version;
  const choice = (name, label, value) => {
    const select = el("select", { name }, versions.map((version) => el("option", {}, version.version)));
    select.value = value;
    return el("label", {}, label, select);
  };
  const form = byId("compare");
  if (versions.length < 2) {
    form.replaceChildren(el("p", { className: "soft" }, "There is only one version."));
    byId("comparison").replaceChildren();
    return;
  }
  const other = versions.find((version) => version.version !== at("stable")).version;
  form.replaceChildren(choice("a", "This", chosen("a", at("stable") || versions[1].version)), choice("b", "with", chosen("b", at("candidate") || other)));
  const draw = () => {
    const [a, b] = [form.elements.a.value, form.elements.b.value];
    compare(byId("comparison"), model.name, a, b, figures);
  };
  form.onchange = () => { remember({ model: model.name, a: form.elements.a.value, b: form.elements.b.value }); draw(); };
  draw();
}
