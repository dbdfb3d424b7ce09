// <passkey-form data-does="loginForm" data-options="{…}" data-copies="id" hidden><form>…credential…<button>…</form><p hidden>it failed</p></passkey-form>
// allauth's script does the ceremony; this one finds it its form, and says so when it fails.
class PasskeyForm extends HTMLElement {
  connectedCallback() {
    if (!window.PublicKeyCredential || !window.allauth) return;
    this.hidden = false;
    const form = this.querySelector("form");
    const passwordless = form.elements.passwordless;
    if (passwordless) passwordless.checked = true; // allauth's script asks a check box
    const ids = {};
    const parts = { login: this.button, add: this.button, authenticate: this.button, credential: form.elements.credential, passwordless };
    for (const [name, part] of Object.entries(parts)) {
      if (!part) continue;
      part.id ||= `passkey-${name}`;
      ids[name] = part.id;
    }
    this.button.addEventListener("click", () => this.prepare(form));
    window.allauth.webauthn.forms[this.dataset.does]({ ids, data: JSON.parse(this.dataset.options || "{}") });
    document.addEventListener("allauth.error", (event) => this.failed(event));
  }

  get button() {
    return this.querySelector("button");
  }

  // An answer given in another form on the page goes along with this one.
  prepare(form) {
    this.trouble.hidden = true;
    const answer = document.getElementById(this.dataset.copies);
    if (!answer?.checked || form.elements[answer.name]) return;
    const copy = document.createElement("input");
    Object.assign(copy, { type: "hidden", name: answer.name, value: "on" });
    form.append(copy);
  }

  get trouble() {
    return this.querySelector("[role=alert]");
  }

  failed(event) {
    event.preventDefault();
    this.trouble.hidden = false;
  }
}

customElements.define("passkey-form", PasskeyForm);
