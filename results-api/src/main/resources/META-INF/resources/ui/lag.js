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

export function lagTable(all) {
  return el("div", { className: "scroll", tabIndex: 0, role: "region", "aria-label": "What waits" }, el("table", {},
    el("thead", {}, el("tr", {}, ["Who", "Lanes", "Topic", "Records that wait"].map((name) => el("th", { scope: "col" }, name)))),
    el("tbody", {}, all.map((lag) => el("tr", {},
      el("td", {}, lag.group, el("br"), el("span", { className: "soft" }, DOES[lag.group] || "")),
      el("td", {}, lag.lanes === undefined ? "–" : String(lag.lanes)),
      el("td", {}, el("code", {}, lag.topic)),
      el("td", { className: lag.records ? "waits" : "soft" }, lag.records.toLocaleString("en")))))));
}
