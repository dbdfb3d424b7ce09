// Talks with a desk of the server: what it answered, or why not, and whether to try again by itself.
const REPORT_SECONDS = 20;
const PHOTO_SECONDS = 180;

// Nothing is wrong with the report: it waits.
export class Later extends Error {
  constructor(why, words = "", seconds = 0) {
    super(words);
    this.why = why;
    this.until = Date.now() + seconds * 1000;
  }
}

// The server will not have it as it is.
export class Refused extends Error {
  constructor(words, status) {
    super(words);
    this.status = status;
  }
}

export async function ask(report, place = "", body = undefined, csrf = "") {
  const seconds = place ? PHOTO_SECONDS : REPORT_SECONDS;
  let answer;
  try {
    answer = await fetch(report.desk + place + (report.spoken ?? ""), {
      method: body ? "POST" : "GET",
      body,
      headers: { Accept: "application/json", "Accept-Language": report.language, ...(csrf && { "X-CSRFToken": csrf }) },
      // From a poster nobody is known, whoever is signed in on this telephone.
      credentials: report.wall ? "omit" : "same-origin",
      redirect: "manual",
      cache: "no-store",
      signal: AbortSignal.timeout(seconds * 1000),
    });
    if (answer.ok) return await answer.json();
  } catch {
    throw new Later("queued");
  }
  if (answer.type === "opaqueredirect") throw new Later("signedout");
  const { why = "" } = await answer.json().catch(() => ({}));
  const wait = Number(answer.headers.get("Retry-After")) || 0;
  if (answer.status >= 500 || answer.status === 429 || answer.status === 408) throw new Later("busy", why, wait);
  throw new Refused(why, answer.status);
}

export async function digest(blob) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", await blob.arrayBuffer()));
  return Array.from(bytes, (one) => one.toString(16).padStart(2, "0")).join("");
}
