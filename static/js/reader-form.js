// A form of readers, in the page that is open: <reader-form><a href="/form's own page/">…</a></reader-form>.
// Without script the link leads to that page. With it the form is fetched when the link is pressed and stands in its
// place; what is sent is answered in place too: by the form with its mistakes, or by the thanks.

const PART = { "HX-Request": "true" };
const FIELD = "input:not([type=hidden], [tabindex='-1']), textarea, select";
const OPENED = ["[autofocus]", "[data-focus]", FIELD, "[tabindex='-1']:not(input)"];
const ANSWERED = ["[aria-invalid=true]", "[data-focus]", "[tabindex='-1']:not(input)", FIELD];

// The style sheets that a part brings along (<link> within it) go to the head of the page, each once.
function dressed(page) {
  const links = [...page.querySelectorAll("link[rel=stylesheet]")];
  for (const link of links) link.remove();
  const known = [...document.querySelectorAll("link[rel=stylesheet]")].map((link) => link.href);
  const missing = links.filter((link) => !known.includes(new URL(link.getAttribute("href"), location.href).href));
  return Promise.all(missing.map((link) => new Promise((done) => {
    const own = document.createElement("link");
    own.rel = "stylesheet";
    own.href = link.getAttribute("href");
    own.onload = own.onerror = done;
    document.head.append(own);
  })));
}

class ReaderForm extends HTMLElement {
  connectedCallback() {
    if (this.ready) return;
    this.ready = true;
    this.addEventListener("click", (event) => this.isMine(event) && this.pressed(event));
    this.addEventListener("submit", (event) => this.isMine(event) && this.send(event));
  }

  // What it says by itself stands on it, or once on what is around many of them.
  get words() {
    return this.closest("[data-failed]")?.dataset ?? {};
  }

  isMine(event) {
    return !event.defaultPrevented && event.target.closest("reader-form") === this;
  }

  pressed(event) {
    const closes = event.target.closest("[data-close]");
    if (closes && this.closed) {
      event.preventDefault(); // on the form's own page it is a link that leads back
      return this.close();
    }
    const link = event.target.closest("a");
    const opens = link && (link.parentElement === this || "part" in link.dataset);
    if (!opens || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    this.open(link);
  }

  async open(link) {
    const before = [...this.childNodes];
    const answer = await this.ask(link.href, { headers: PART, cache: "no-store" });
    if (!answer) return;
    this.closed ??= before;
    this.show(answer, OPENED);
  }

  async send(event) {
    const { target: form, submitter } = event;
    event.preventDefault();
    const body = new FormData(form, submitter);
    const address = submitter?.hasAttribute("formaction") ? submitter.formAction : form.getAttribute("action") || location.href;
    const answer = await this.ask(address, { method: "POST", headers: PART, body, cache: "no-store" });
    if (answer) this.show(answer, ANSWERED);
  }

  // The part that came back, or null: then the reader is told why, and all that he typed still stands.
  async ask(address, options) {
    if (this.waits) return null;
    this.waits = true;
    this.setAttribute("aria-busy", "true");
    this.say(this.words.waits, "status");
    try {
      const answer = await fetch(address, options);
      const go = answer.headers.get("X-Go") || (answer.redirected && answer.url);
      if (go) {
        location.assign(go);
        return null;
      }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const whole = page.querySelector("main#content");
      if (!whole) return { page, ok: answer.ok, status: answer.status };
      // A page of its own: the house is in trouble, or too much was sent. Its words are told, the form stays.
      this.say([...whole.querySelectorAll("h1, .lead")].map((part) => part.textContent.trim()).join(" · "));
    } catch {
      this.say(this.words.failed);
    } finally {
      this.waits = false;
      this.removeAttribute("aria-busy");
    }
    return null;
  }

  // Words above the form: of a trouble, or quietly that something is under way.
  say(words, role = "alert") {
    this.told?.remove();
    if (!words) return;
    this.told = document.createElement("p");
    this.told.className = role === "alert" ? "form-trouble" : "visually-hidden";
    this.told.setAttribute("role", role);
    this.prepend(this.told);
    this.told.textContent = words;
  }

  // `focus`: where the cursor goes, the first of these selectors that is there.
  async show({ page, ok, status }, focus) {
    await dressed(page);
    this.told?.remove();
    this.replaceChildren(...page.body.childNodes);
    focus.map((selector) => this.querySelector(selector)).find(Boolean)?.focus();
    // Elements that came with the part may need scripts of their own; others on the page may have to look again.
    this.dispatchEvent(new CustomEvent("part", { bubbles: true, detail: { ok, status } }));
  }

  close() {
    this.told?.remove();
    this.replaceChildren(...this.closed);
    this.closed = undefined;
    this.querySelector("a")?.focus();
  }
}

customElements.define("reader-form", ReaderForm);
