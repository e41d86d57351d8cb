// Two versions side by side: their figures, and the lines of shadow runs that they read differently.
import { json, picture } from "./api.js";
import { counted, el, percent, show } from "./dom.js";
import { difference, strip } from "./editor.js";
import { errorCell, share } from "./evaluation.js";

/** @param figures of all versions, by set */
export async function compare(place, model, a, b, figures) {
  place.replaceChildren(...evaluated(a, b, figures), el("div", {}));
  try {
    place.lastChild.replaceChildren(...(await shadow(await json(`/v1/models/${model}/comparison?stable=${encodeURIComponent(a)}&candidate=${encodeURIComponent(b)}`))));
  } catch (problem) {
    show(place.lastChild, problem);
  }
}

function evaluated(a, b, figures) {
  const [ofA, ofB] = [figures.get(a), figures.get(b)];
  const sets = [...ofA.keys()].filter((set) => ofB.has(set));
  if (sets.length === 0) return [el("p", { className: "soft" }, "The evaluations of these two have no set in common.")];
  return [el("div", { className: "scroll", tabIndex: 0, role: "region", "aria-label": "Error rates of both" }, el("table", {},
    el("thead", {}, el("tr", {}, ["Error on", a, b, "Difference"].map((name) => el("th", { scope: "col" }, name)))),
    el("tbody", {}, sets.map((set) => el("tr", {}, el("th", { scope: "row" }, set), el("td", {}, errorCell(ofA.get(set))), el("td", {}, errorCell(ofB.get(set))), el("td", {}, change(ofB.get(set).error - ofA.get(set).error)))))))];
}

const change = (points) => `${points > 0 ? "+" : points < 0 ? "−" : ""}${share(Math.abs(points))}`;

async function shadow(found) {
  if (found.pages === 0) return [el("p", { className: "soft" }, "No page was read by both yet. A candidate reads along when it is given a share of the pages.")];
  const pages = new Map();
  const sourceOf = (page) => pages.get(page) || pages.set(page, json(`/v1/pages/${page}`).then(async (record) => ({ size: record.image, source: await picture(`/v1/pages/${page}/image`) }))).get(page);
  return [
    el("h3", {}, "On pages that both read"),
    el("p", {}, `${counted(found.pages, "page")}, ${counted(found.lines, "line")}; ${counted(found.changed_lines, "line")} read differently, ${percent(found.agreement)} of the characters alike.`),
    found.truth ? el("p", {}, `Where people corrected lines (${found.truth.lines}): ${share(found.truth.stable_cer)} and ${share(found.truth.candidate_cer)}, difference ${change(found.truth.low)} to ${change(found.truth.high)}.`) : null,
    found.held_back ? el("p", { className: "problem" }, el("strong", {}, "held back"), ` ${found.held_back}`) : null,
    found.changed.length ? el("h3", {}, found.changed.length < found.changed_lines ? `The ${found.changed.length} lines that differ most` : "The lines that differ") : null,
    el("ol", { className: "queue" }, await Promise.all(found.changed.map(async (each) => {
      const { source, size } = await sourceOf(each.line.line_id.split(".").slice(0, 3).join("."));
      return el("li", {}, strip(each.line, source, size), el("p", { className: "diff", dir: "auto" }, difference(each.line.stable_text, each.line.candidate_text)),
        each.truth === undefined ? null : el("p", { className: "soft" }, "A person: ", el("bdi", {}, each.truth)));
    }))),
  ].filter(Boolean);
}
