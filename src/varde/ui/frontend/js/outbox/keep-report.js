// <keep-report> in the report form: what is sent is first kept on this telephone, so that no dead line can lose it.
import { emptied, forgotten, isEmpty, looksForPlace, read } from "./read-form.js";
import { sendAll, tell } from "./send.js";
import { canKeep, drop, find, photosOf, put } from "./store.js";

const PATIENCE = 8000;

class KeepReport extends HTMLElement {
  connectedCallback() {
    if (!canKeep()) return;
    this.form = this.closest("form");
    this.shown = Date.parse(this.dataset.shown);
    if (document.documentElement.hasAttribute("data-kept")) this.bringClocksForward();
    this.form.addEventListener("submit", (event) => this.take(event));
  }

  // The page lay here since it was shown last; the times in it are from then.
  bringClocksForward() {
    const passed = Date.now() - this.shown;
    for (const clock of this.form.querySelectorAll('[type="datetime-local"]')) {
      clock.value = new Date(Date.parse(`${clock.value}Z`) + passed).toISOString().slice(0, 16);
    }
    this.shown += passed;
  }

  async take(event) {
    if (looksForPlace(this.form, event.submitter) || isEmpty(this.form)) return;
    event.preventDefault();
    const { report, photos } = await read(this.form, this.dataset, this.shown);
    try {
      await put(report, photos);
    } catch {
      return this.sayNoRoom();
    }
    await this.seeItOff(report.id);
  }

  async seeItOff(id) {
    navigator.storage?.persist?.();
    navigator.serviceWorker.ready.then((worker) => worker.sync?.register("varde-outbox")).catch(() => {});
    await Promise.race([sendAll(), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
    const report = await find(id);
    const photos = await photosOf(id);
    if (report?.state === "received" && photos.every((one) => one.state === "received")) {
      await drop(id);
      location.assign(report.receipt.url);
    } else if (report?.state === "failed" && !report.receipt) {
      await drop(id);
      this.form.submit(); // the server's own page says what is wrong, with everything typed
    } else this.beginAgain();
  }

  beginAgain() {
    emptied(this.form);
    forgotten();
    this.closest("send-once")?.open();
    tell();
    document.querySelector("report-outbox")?.show(true);
  }

  // Sent the old way when there is a line; else it stays in the form, and it says so.
  async sayNoRoom() {
    const isOpen = await fetch(this.dataset.desk, { cache: "no-store" }).then((answer) => answer.ok).catch(() => false);
    if (isOpen) return this.form.submit();
    this.querySelector("[role=alert]").hidden = false;
    this.closest("send-once")?.open();
  }
}

customElements.define("keep-report", KeepReport);
