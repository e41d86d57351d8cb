// How far those who read topics are behind. Operators may see it; to others these pages say nothing of it.
import { json } from "./api.js";
import { counted, el } from "./dom.js";

const READ_MODEL = "read-model";
const DOES = { "ocr-splitters": "split documents into pages", "ocr-workers": "read pages", "ocr-commands": "obey commands", [READ_MODEL]: "take results in" };

export const lags = async () => (await json("/v1/diagnosis/lag")).items;

/** In words, what those who read pages are at. */
export async function readers() {
  const workers = await lags().then((all) => all.filter((lag) => lag.group === "ocr-workers"), () => []);
  if (workers.length === 0) return [];
  const records = workers.reduce((sum, lag) => sum + lag.records, 0);
  return [`${counted(workers[0].lanes, "worker lane")}`, records ? `${counted(records, "page")} to read` : "nothing waits"];
}

/** A group after the other, each with the topics it reads. */
export function lagTable(all) {
  const groups = Map.groupBy(all, (lag) => lag.group);
  return el("div", { className: "scroll", tabIndex: 0, role: "region", "aria-label": "What waits" }, el("table", {},
    el("thead", {}, el("tr", {}, ["Who", "Topic", "Waits"].map((name) => el("th", { scope: "col" }, name)))),
    [...groups].map(([group, lags]) => el("tbody", {}, lags.map((lag, i) => el("tr", {}, i ? null : who(group, lags), el("td", {}, el("code", {}, lag.topic)),
      el("td", { className: lag.records ? "waits" : "soft" }, lag.records.toLocaleString("en"))))))));
}

function who(group, lags) {
  const lanes = lags[0].lanes;
  return el("th", { scope: "rowgroup", rowSpan: lags.length }, group, el("span", { className: "soft figure-of" }, [DOES[group], lanes === undefined ? null : counted(lanes, "lane")].filter(Boolean).join(", ")));
}
