// <report-outbox data-owner>: what this telephone has kept for this person, and how far each report has come.
import { sendAll, tell, whenTold } from "./send.js";
import { all, canKeep, change, changePhoto, drop, photosOf } from "./store.js";

const AGAIN = 30_000;
const A_DAY = 86_400_000;

class ReportOutbox extends HTMLElement {
  connectedCallback() {
    if (!canKeep()) return;
    const send = () => document.hidden || sendAll();
    whenTold(() => this.show());
    window.addEventListener("online", send);
    document.addEventListener("visibilitychange", send);
    setInterval(send, AGAIN);
    this.show();
    send();
  }

  async show(withFocus = false) {
    const mine = (await all()).filter((one) => one.owner === this.dataset.owner && !this.isOld(one));
    const lines = await Promise.all(mine.sort((a, b) => b.at - a.at).map((one) => this.line(one)));
    this.querySelector("ul").replaceChildren(...lines);
    this.hidden = !lines.length;
    if (withFocus && !this.hidden) this.querySelector("h2").focus();
  }

  // By name it stands among one's reports as well; the code of one without a name stands only here.
  isOld({ id, state, receipt, at }) {
    const old = state === "received" && !receipt.code && Date.now() - at > A_DAY;
    if (old) drop(id);
    return old;
  }

  async line(report) {
    const line = this.querySelector("template").content.cloneNode(true).firstElementChild;
    const part = (name) => line.querySelector(`[data-part="${name}"]`);
    const photos = await photosOf(report.id);
    const { number, code, url, lost = [] } = report.receipt ?? {};
    const why = report.words || (report.status === 413 ? this.dataset.large : "");
    part("state").textContent = this.word(report);
    part("why").textContent = [why, ...lost].filter(Boolean).join(" ");
    part("text").textContent = report.title;
    part("code").textContent = code ? `${this.dataset.code} ${code}` : "";
    part("number").textContent = number ? `${this.dataset.number} ${number}` : "";
    part("photos").replaceChildren(...photos.map((photo) => this.photo(photo)));
    part("open").hidden = !url;
    if (url) part("open").href = url;
    const failed = report.state === "failed" || photos.some((one) => one.state === "failed");
    part("again").hidden = !failed && report.state !== "queued";
    part("again").addEventListener("click", () => this.again(report, photos));
    part("drop").addEventListener("click", (event) => this.remove(report, event.currentTarget));
    return line;
  }

  photo({ name, state, words, status, digest = "" }) {
    const line = document.createElement("li");
    const why = words || (status === 413 ? this.dataset.large : "");
    line.textContent = [`${name}: ${this.dataset[state]}`, digest.slice(0, 8), why].filter(Boolean).join(" · ");
    line.dataset.state = state;
    return line;
  }

  word({ state, why }) {
    return this.dataset[state === "queued" && why ? why : state];
  }

  async again({ id, receipt }, photos) {
    for (const { key, state, blob } of photos) if (blob && state === "failed") await changePhoto(key, { state: "queued", words: "" });
    await change(id, { state: "queued", until: 0, words: "", why: "queued" });
    tell();
    await sendAll();
  }

  // What has not arrived is gone for good: ask once more.
  async remove({ id, state }, button) {
    if (state !== "received" && !button.dataset.asked) {
      button.dataset.asked = "yes";
      button.textContent = this.dataset.sure;
      return;
    }
    await drop(id);
    tell();
    this.show();
  }
}

customElements.define("report-outbox", ReportOutbox);
