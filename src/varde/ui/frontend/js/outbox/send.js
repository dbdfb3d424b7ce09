// Sends what waits, one at a time, in one tab (or the service worker) at a time.
import { ask, digest, Later, Refused } from "./post.js";
import { all, change, changePhoto, find, photosOf } from "./store.js";

// A channel does not hear itself: one to speak in, one to listen to.
const channel = () => new BroadcastChannel("varde-outbox");
const mouth = channel();
export const tell = () => mouth.postMessage("");
export const whenTold = (then) => channel().addEventListener("message", then);

const waits = (report) => report.state === "queued" || report.state === "sending";

// Answers whether nothing waits any more.
export const sendAll = () =>
  navigator.locks.request("varde-outbox", async () => {
    for (const { id } of await all()) {
      const report = await find(id);
      if (report && waits(report) && !(report.until > Date.now()) && !(await tried(report))) break;
    }
    return !(await all()).some(waits);
  });

// False when there is no line: then the others need not try.
async function tried(report) {
  await note(report.id, { state: "sending" });
  try {
    await send(report);
    await note(report.id, { state: "received" });
  } catch (stop) {
    if (!(stop instanceof Later || stop instanceof Refused)) throw stop;
    const { why = "failed", status, until } = stop;
    await note(report.id, { state: status ? "failed" : "queued", why, status, until, words: stop.message });
    return why !== "queued";
  }
  return true;
}

async function note(id, changes) {
  await change(id, changes);
  tell();
}

async function send(report) {
  const desk = await ask(report);
  if (desk.owner !== report.owner) throw new Later("signedout");
  if (!report.receipt) await handIn(report, desk);
  for (const photo of await photosOf(report.id)) if (photo.blob && photo.state === "queued") await sendPhoto(report, photo, desk);
}

async function handIn(report, desk) {
  const body = new FormData();
  for (const [name, value] of report.fields) body.append(name, value);
  body.append("token", desk.token);
  // A report of pictures alone says nothing before the first of them is there.
  const [first] = report.title ? [] : (await photosOf(report.id)).filter((photo) => photo.state === "queued");
  if (first) body.append("photos", first.blob, first.name);
  const receipt = await ask(report, "", body, desk.csrf);
  if (first) await changePhoto(first.key, { state: "received", blob: null });
  await note(report.id, { receipt, title: "", fields: report.fields.filter(([name]) => name === "without_name") });
}

async function sendPhoto(report, photo, desk) {
  const body = new FormData();
  body.append("id", report.id);
  body.append("key", photo.key);
  for (const [name, value] of report.fields) if (name === "without_name") body.append(name, value);
  body.append("photo", photo.blob, photo.name);
  try {
    const receipt = await ask(report, "bilde/", body, desk.csrf);
    if (receipt.digest !== (await digest(photo.blob))) throw new Later("queued");
    await changePhoto(photo.key, { state: "received", digest: receipt.digest, blob: null });
  } catch (stop) {
    if (!(stop instanceof Refused)) throw stop;
    await changePhoto(photo.key, { state: "failed", words: stop.message, status: stop.status });
  }
  tell();
}
