// Another reading of the page beside the lines: what it has instead stands under each line that differs.
import { json } from "./api.js";
import { el, percent, query, remember, show } from "./dom.js";

export class Comparison {
  /** @param items the elements of the lines, in their order */
  constructor(page, items, place) {
    this.page = page;
    this.items = items;
    this.place = place;
    this.summary = el("p", { className: "soft", role: "status" });
  }

  /** Offers the other readings, where there are any, and shows the one that the address names. */
  async begin() {
    const readings = (await json(`/v1/pages/${this.page}/transcriptions`)).items.filter((each) => each.state === "done");
    this.current = readings.find((each) => each.current);
    const others = readings.filter((each) => each !== this.current);
    if (!this.current || others.length === 0) return;
    this.choice = el("select", { onchange: () => this.compare() }, el("option", { value: "" }, "no other reading"),
      others.map((each) => el("option", { value: each.outcome_id }, `${each.model}, ${each.lines} lines, ${percent(each.confidence)} sure`)));
    this.place.replaceChildren(el("p", { className: "row" }, el("label", {}, "Compare with", this.choice)), this.summary);
    this.choice.value = others.some((each) => each.outcome_id === query().get("with")) ? query().get("with") : "";
    if (this.choice.value) await this.compare();
  }

  async compare() {
    const other = this.choice.value;
    remember({ with: other });
    document.querySelectorAll(".other").forEach((each) => each.remove());
    this.summary.textContent = "";
    if (!other) return;
    try {
      this.draw(await json(`/v1/pages/${this.page}/transcriptions/difference?a=${this.current.outcome_id}&b=${other}`));
    } catch (problem) {
      show(this.summary, problem);
    }
  }

  draw(found) {
    const only = found.lines_only_in_a + found.lines_only_in_b;
    this.summary.textContent = `${found.lines_equal} lines alike, ${found.lines_changed} differ by ${found.edits} characters${only ? `, ${only} only in one of them` : ""}.`;
    for (const each of found.items) {
      const item = each.a && this.items.find((candidate) => candidate.dataset.line === each.a.line_id);
      const text = el("p", { className: "other diff", dir: "auto" }, each.a && each.b ? changed(each) : each.b ? el("ins", {}, each.b.text) : "not in the other reading");
      if (item) item.append(text);
      else this.items.at(-1)?.after(el("li", { className: "other" }, el("span", { className: "number" }, "+"), text));
    }
  }
}

/** What the other reading has, with what it has not struck out. */
function changed(item) {
  const letters = [...item.a.text];
  const parts = [];
  let at = 0;
  for (const change of item.changes) {
    parts.push(letters.slice(at, change.start).join(""));
    if (change.before) parts.push(el("del", {}, change.before));
    if (change.after) parts.push(el("ins", {}, change.after));
    at = change.end;
  }
  return [...parts, letters.slice(at).join("")];
}
