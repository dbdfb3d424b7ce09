// <send-once data-sending="Sending …" data-again="…"><form>…</form></send-once>: a second press while the first is on its way does nothing.
// Whoever goes Back to a form with a token sends the same token again, so that it is one report; data-again says so.
class SendOnce extends HTMLElement {
  connectedCallback() {
    this.addEventListener("submit", (event) => this.guard(event), { capture: true });
    this.addEventListener("htmx:finally:request", () => this.open());
    window.addEventListener("pageshow", () => {
      this.open();
      this.carryOn();
    });
  }

  guard(event) {
    if (this.sent) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    this.sent = true;
    this.remember();
    this.button = event.submitter;
    if (!this.button) return;
    this.words = this.button.textContent;
    this.button.setAttribute("aria-busy", "true");
    this.button.lastChild.textContent = this.dataset.sending;
  }

  get token() {
    return this.dataset.again ? this.querySelector("input[name=token]") : null;
  }

  // On this page of the history alone: it is gone when the page is.
  remember() {
    if (this.token) history.replaceState({ ...history.state, token: this.token.value }, "");
  }

  carryOn() {
    const before = history.state?.token;
    if (!this.token || !before || this.told) return;
    this.token.value = before;
    this.tellAgain();
  }

  tellAgain() {
    const line = document.createElement("p");
    line.className = "v-notice";
    line.setAttribute("role", "status");
    line.textContent = this.dataset.again;
    this.querySelector("form").prepend(line);
    this.told = true;
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
