// What waits on this telephone: reports, and their pictures beside them. Survives a closed browser and a dead battery.
const NAME = "varde-outbox";

export const canKeep = () =>
  isSecureContext && "serviceWorker" in navigator && "locks" in navigator && "indexedDB" in globalThis;

function opened() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("reports", { keyPath: "id" });
      asked.result.createObjectStore("photos", { keyPath: "key" }).createIndex("report", "report");
    };
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

async function within(mode, work) {
  const database = await opened();
  try {
    return await new Promise((resolve, reject) => {
      const all = database.transaction(["reports", "photos"], mode, { durability: "strict" });
      const asked = work(all.objectStore("reports"), all.objectStore("photos"));
      all.oncomplete = () => resolve(asked?.result);
      all.onabort = () => reject(all.error);
    });
  } finally {
    database.close();
  }
}

export const all = () => within("readonly", (reports) => reports.getAll());
export const find = (id) => within("readonly", (reports) => reports.get(id));
export const photosOf = async (id) =>
  (await within("readonly", (_, photos) => photos.index("report").getAll(id))).sort((a, b) => a.place - b.place);

export const put = (report, photos) =>
  within("readwrite", (reports, beside) => {
    reports.put(report);
    for (const one of photos) beside.put(one);
  });

// What was thrown away meanwhile does not come back.
function changed(rows, key, changes) {
  const asked = rows.get(key);
  asked.onsuccess = () => asked.result && rows.put({ ...asked.result, ...changes });
}
export const change = (id, changes) => within("readwrite", (reports) => changed(reports, id, changes));
export const changePhoto = (key, changes) => within("readwrite", (_, photos) => changed(photos, key, changes));

export const drop = (id) =>
  within("readwrite", (reports, photos) => {
    reports.delete(id);
    photos.index("report").getAllKeys(id).onsuccess = (event) => event.target.result.forEach((key) => photos.delete(key));
  });
