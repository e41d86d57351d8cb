import "./frame.js";
import { slices } from "./api.js";
import { byId, query, remember, show } from "./dom.js";
import { batchTable } from "./batchtable.js";

const form = byId("filter");
const more = byId("more");
form.elements.state.value = query().get("state") || "";
form.addEventListener("change", () => { remember({ state: form.elements.state.value }); load(); });
await load();

async function load() {
  const state = form.elements.state.value;
  const pages = slices(`/v1/batches?limit=50${state ? `&state=${state}` : ""}`);
  byId("list").replaceChildren();
  const next = async () => {
    try {
      const { value, done } = await pages.next();
      if (!done && (value.length > 0 || !byId("list").firstChild)) byId("list").append(batchTable(value));
      more.hidden = done || value.length < 50;
    } catch (problem) {
      show(byId("list"), problem);
    }
  };
  more.onclick = next;
  await next();
}
