// <send-once data-sending="Sending …"><form>…</form></send-once>: a second press while the first is on its way does nothing.
class SendOnce extends HTMLElement {
  connectedCallback() {
    this.addEventListener("submit", (event) => this.guard(event), { capture: true });
    this.addEventListener("htmx:finally:request", () => this.open());
    window.addEventListener("pageshow", () => this.open());
  }

  guard(event) {
    if (this.sent) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    this.sent = true;
    this.button = event.submitter;
    if (!this.button) return;
    this.words = this.button.textContent;
    this.button.setAttribute("aria-busy", "true");
    this.button.lastChild.textContent = this.dataset.sending;
  }

  // After a lost line, or when Back shows the page as it was left: let it be sent again.
  open() {
    this.sent = false;
    if (!this.button) return;
    this.button.removeAttribute("aria-busy");
    this.button.lastChild.textContent = this.words;
  }
}

customElements.define("send-once", SendOnce);
