// The figures of a version, from the evaluation that lies beside it.
import { ask, json } from "./api.js";
import { el } from "./dom.js";

/** By the name of what was read; empty where the version has no evaluation. */
export async function evaluation(model, version) {
  if (!version.files.includes("eval.json")) return new Map();
  return figures(await json(fileOf(model, version.version, "eval.json")));
}

export const fileOf = (model, version, file) => `/v1/models/${model}/versions/${version}/${file}`;

export const textOf = async (model, version, file) => (await ask(fileOf(model, version, file))).text();

function figures(found) {
  if (!found.files) return new Map([[String(found.data).split("/").at(-1), figure(found)]]);
  const served = found.files["model.int8.onnx"] || found.files["model.onnx"];
  return new Map(Object.entries(served).map(([set, values]) => [set, figure(values)]));
}

function figure(values) {
  return {
    error: values.cer ?? (values.accuracy === undefined ? undefined : 1 - values.accuracy),
    interval: values.cer_ci,
    count: values.lines ?? values.pictures,
  };
}

/** "1.25 %", with the interval and on how much it was measured. */
export function errorCell(figure) {
  if (!figure || figure.error === undefined) return el("span", { className: "soft" }, "–");
  const number = (value) => (100 * value).toFixed(2);
  return el("span", { className: "rate" }, share(figure.error), figure.interval ? el("span", { className: "soft" }, ` (${number(figure.interval[0])} to ${number(figure.interval[1])})`) : null);
}

export const share = (value) => `${(100 * value).toFixed(2)} %`;
