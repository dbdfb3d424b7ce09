// The few pages that open without network: those the server says may be kept, and for whom.
import { gather, whatToDoWithout } from "./shell.js";

const KEPT = "varde-kept-";
const WALL = "wall"; // a poster's page says nothing of anybody
const NOBODY = "nobody"; // a tablet many share keeps nothing
const PATIENCE = 4000;
const HALF_A_DAY = 43_200_000;

const plain = (address) => address.split(/[?#]/)[0];
const late = () => new Promise((_, stop) => setTimeout(stop, PATIENCE));

// The network first, always; what was kept only when it does not answer in time.
export async function page(event) {
  const address = plain(event.request.url);
  const asked = fetch(event.request).then((answer) => {
    event.waitUntil(noted(address, answer.clone()).catch(() => {}));
    return answer;
  });
  event.waitUntil(asked.catch(() => {}));
  const kept = await caches.match(address, { ignoreVary: true });
  try {
    return await (kept ? Promise.race([asked, late()]) : asked);
  } catch {
    return kept ?? (await whatToDoWithout()) ?? Response.error();
  }
}

async function noted(address, answer) {
  const owner = answer.headers.get("Varde-Keep");
  if (owner && owner !== WALL) await forget(owner);
  if (owner && owner !== NOBODY && answer.ok) await keep(address, owner, answer);
  if (answer.status === 404 || answer.status === 410) await drop(address);
  return answer;
}

// Marked, so that the page knows it lay here.
async function keep(address, owner, answer) {
  const words = (await answer.text()).replace("<html ", "<html data-kept ");
  const cache = await caches.open(KEPT + owner);
  await cache.put(address, new Response(words, { headers: answer.headers }));
  await gather(words);
}

const boxes = async () => (await caches.keys()).filter((name) => name.startsWith(KEPT));

async function drop(address) {
  for (const name of await boxes()) await (await caches.open(name)).delete(address, { ignoreVary: true });
}

// All that was kept for anybody else. Without an owner: for anybody.
export async function forget(owner = "") {
  for (const name of await boxes()) if (name !== KEPT + owner && name !== KEPT + WALL) await caches.delete(name);
}

export async function fetchAhead(addresses) {
  for (const address of addresses.map((one) => new URL(one, location).href)) {
    const kept = await caches.match(plain(address), { ignoreVary: true });
    if (kept && Date.now() - Date.parse(kept.headers.get("Date")) < HALF_A_DAY) continue;
    await noted(plain(address), await fetch(address, { redirect: "manual" }));
  }
}

// After an upgrade the kept pages name files that are no more: fetch them anew. False when that could not be done.
export async function renew() {
  const names = await boxes();
  const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  const asked = kept.flat().map(async ({ url }) => noted(url, await fetch(url, { redirect: "manual" })));
  const answers = await Promise.allSettled(asked);
  return answers.every((one) => one.status === "fulfilled" && one.value.ok);
}
