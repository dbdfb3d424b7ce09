// What every page needs, kept under the version it was built as.
const { version, shell, fallback } = self.varde;
const NAME = "varde-shell-";
const LASTING = /\.[0-9a-f]{12}\.\w+$/;

const LINKED = /(?:href|src)="(\/static\/[^"]+)"/g;

export async function lay() {
  const cache = await caches.open(NAME + version);
  await cache.addAll([fallback, ...shell]);
  await gather(await (await cache.match(fallback)).text());
}

// All that a page links to. Most of it the browser has just fetched: it costs no line.
export async function gather(page) {
  const cache = await caches.open(NAME + version);
  const linked = Array.from(page.matchAll(LINKED), ([, address]) => address);
  for (const address of linked) if (!(await cache.match(address, { ignoreVary: true }))) await cache.add(address);
}

export async function sweep() {
  for (const name of await caches.keys()) if (name.startsWith(NAME) && name !== NAME + version) await caches.delete(name);
}

const kept = (request) => caches.match(request, { ignoreVary: true });
export const whatToDoWithout = () => kept(fallback);

// A name with a fingerprint never changes its content; any other is asked for first.
export async function asset(request) {
  const here = await kept(request);
  if (here && LASTING.test(new URL(request.url).pathname)) return here;
  return fetch(request).catch(() => here ?? Response.error());
}
