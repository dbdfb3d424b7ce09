// The service worker: pages open without network, and what waits in the outbox is sent when there is one.
import { sendAll } from "../js/outbox/send.js";
import { fetchAhead, forget, page, renew } from "./pages.js";
import { asset, lay, sweep } from "./shell.js";

const OFF = /^\/(health|api|konto)(\/|$)/;
const SIGNS_IN_OR_OUT = /^\/(konto|start)\//;

self.addEventListener("install", (event) => event.waitUntil(lay().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(settle()));

async function settle() {
  await self.clients.claim();
  if (await renew()) await sweep();
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  const isPage = request.mode === "navigate";
  if (isPage && request.method === "POST" && SIGNS_IN_OR_OUT.test(pathname)) event.waitUntil(forget());
  if (request.method !== "GET" || OFF.test(pathname)) return;
  if (pathname.startsWith("/static/")) event.respondWith(asset(request));
  else if (isPage) event.respondWith(page(event));
});

self.addEventListener("message", (event) => event.waitUntil(fetchAhead(event.data.keep)));

self.addEventListener("sync", (event) => {
  if (event.tag === "varde-outbox") event.waitUntil(sent());
});

// To fail is to be woken again.
async function sent() {
  if (!(await sendAll())) throw new Error("Something waits still.");
}
