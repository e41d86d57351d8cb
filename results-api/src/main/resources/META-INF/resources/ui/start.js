import "./frame.js";
import "./drop.js";
import { json } from "./api.js";
import { byId, show } from "./dom.js";
import { batchTable } from "./batchtable.js";

try {
  byId("batches").replaceChildren(batchTable((await json("/v1/batches?limit=8")).items));
} catch (problem) {
  show(byId("batches"), problem);
}
