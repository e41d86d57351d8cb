import "./frame.js";
import "./drop.js";
import { json } from "./api.js";
import { byId, el, show } from "./dom.js";
import { batchTable } from "./batchtable.js";
import { readers } from "./lag.js";

await Promise.all([batches(), now()]);

async function batches() {
  try {
    const { items } = await json("/v1/batches?limit=8");
    byId("batches").replaceChildren(items.length ? batchTable(items) : el("p", { className: "soft" }, "Nothing has been read yet."));
    byId("all").hidden = items.length === 0;
  } catch (problem) {
    show(byId("batches"), problem);
  }
}

/** What reads, and how much waits. */
async function now() {
  const models = json("/v1/models").then(({ items }) => items.sort((a, b) => a.name.localeCompare(b.name)).flatMap(stable), () => []);
  const facts = [...(await models), ...(await readers())];
  byId("now").replaceChildren(...facts.map((fact) => el("li", {}, fact)));
}

function stable(model) {
  const alias = model.aliases.find((each) => each.alias === "stable");
  return alias && model.versions.some((version) => version.files.length) ? [el("a", { href: `/models.html?model=${model.name}` }, `${model.name} ${alias.version}`)] : [];
}
