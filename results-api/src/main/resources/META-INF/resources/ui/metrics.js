// What a service counts, where this page may see it.
import { ask } from "./api.js";
import { counted } from "./dom.js";

/** Of all series of a metric; nothing when this service has none. */
export function sum(text, metric) {
  const values = text.split("\n").filter((line) => line.startsWith(`${metric}{`) || line.startsWith(`${metric} `)).map((line) => Number(line.split(" ").at(-1)));
  return values.length ? values.reduce((a, b) => a + b) : null;
}

/** All metrics as text; empty where they are not served to people. */
export const metrics = () => ask("/q/metrics").then((answer) => answer.text(), () => "");

/** In words: pages that are being read, and that wait. */
export async function backlog() {
  const text = await metrics();
  const busy = sum(text, "ocr_lanes_busy"), waiting = sum(text, "ocr_backlog_pages");
  return [
    busy === null ? null : `${counted(busy, "page")} being read`,
    waiting === null ? null : waiting === 0 ? "nothing waits" : `${counted(waiting, "page")} waiting`,
  ].filter(Boolean);
}
