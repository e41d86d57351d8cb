// Curves over the epochs of a run: a line per set, told apart by pattern and by its name at the end.
import { el, svg } from "./dom.js";

const WIDTH = 600, HEIGHT = 240, LEFT = 58, RIGHT = 190, TOP = 14, BOTTOM = 34, TICKS = 4, APART = 15;
const PATTERNS = ["none", "7 4", "2 4", "10 3 2 3", "14 4", "4 2 1 2"];

/** @param curves by name: the value of each epoch, the first one first */
export function chart(title, curves) {
  const all = Object.values(curves).flat();
  const epochs = Math.max(2, ...Object.values(curves).map((values) => values.length));
  const most = Math.max(...all) || 1, least = Math.min(0, ...all);
  const x = (epoch) => LEFT + ((WIDTH - LEFT - RIGHT) * (epoch - 1)) / (epochs - 1);
  const y = (value) => TOP + ((HEIGHT - TOP - BOTTOM) * (most - value)) / (most - least);
  const picture = svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "chart", role: "img", "aria-label": `${title}: ${said(curves)}` });
  for (let i = 0; i <= TICKS; i++) {
    const value = least + ((most - least) * i) / TICKS;
    picture.append(svg("line", { class: "grid-line", x1: LEFT, x2: WIDTH - RIGHT, y1: y(value), y2: y(value) }), svg("text", { x: LEFT - 8, y: y(value) + 4, "text-anchor": "end" }, short(value)));
  }
  for (const epoch of new Set([1, Math.ceil(epochs / 2), epochs])) picture.append(svg("text", { x: x(epoch), y: HEIGHT - 12, "text-anchor": "middle" }, String(epoch)));
  picture.append(...lines(curves, x, y));
  return el("figure", {}, el("figcaption", {}, title), picture);
}

function lines(curves, x, y) {
  const names = places(Object.values(curves).map((values) => y(values.at(-1)) + 4));
  return Object.entries(curves).flatMap(([name, values], index) => {
    return [
      svg("polyline", { points: values.map((value, i) => `${x(i + 1)},${y(value)}`).join(" "), "stroke-dasharray": PATTERNS[index % PATTERNS.length] }),
      ...values.map((value, i) => svg("circle", { cx: x(i + 1), cy: y(value), r: 2.5 }, svg("title", {}, `${name}, epoch ${i + 1}: ${short(value)}`))),
      svg("text", { class: "name", x: x(values.length) + 8, y: names[index] }, `${name} ${short(values.at(-1))}`),
    ];
  });
}

/** Where names stand: beside the end of their curve, moved apart so that none covers another or leaves the picture. */
function places(wanted) {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a] - wanted[b]);
  const at = [...wanted];
  order.forEach((curve, i) => { if (i > 0) at[curve] = Math.max(at[curve], at[order[i - 1]] + APART); });
  let least = HEIGHT - 4;
  for (const curve of order.toReversed()) {
    at[curve] = Math.min(at[curve], least);
    least = at[curve] - APART;
  }
  return at;
}

const said = (curves) => Object.entries(curves).map(([name, values]) => `${name} from ${short(values[0])} to ${short(values.at(-1))}`).join(", ");

export const short = (value) => (value === 0 ? "0" : Math.abs(value) < 0.001 ? value.toExponential(1) : value.toPrecision(3).replace(/\.?0+$/, ""));
