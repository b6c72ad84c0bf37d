// Words offered under a field of the search while somebody types: a combobox with a list (ARIA 1.2), by arrows or a tap.
// The form goes on working whatever happens here.

const PAUSE = 220; // milliseconds without a key before the paper is asked
const FEWEST = 2; // letters
let made = 0;

class SuggestWords extends HTMLElement {
  connectedCallback() {
    this.field = this.querySelector("input");
    this.form = this.field.form;
    this.at = -1;
    this.asked = "";
    this.list = document.createElement("ul");
    this.list.id = `suggestions-${(made += 1)}`;
    this.list.className = "suggestions";
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.dataset.list);
    this.status = document.createElement("span");
    this.status.className = "visually-hidden";
    this.status.setAttribute("role", "status");
    this.append(this.list, this.status);
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id,
    })) this.field.setAttribute(name, value);
    this.field.addEventListener("input", () => this.later());
    this.field.addEventListener("keydown", (event) => this.key(event));
    this.addEventListener("focusout", (event) => this.contains(event.relatedTarget) || this.close());
    // The field keeps the focus while an option is pressed.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.take(option);
    });
  }

  later() {
    clearTimeout(this.timer);
    const words = this.field.value.trim();
    if (words.length < FEWEST) this.close();
    else this.timer = setTimeout(() => this.ask(words), PAUSE);
  }

  async ask(words) {
    this.waiting?.abort();
    this.waiting = new AbortController();
    const { signal } = this.waiting;
    try {
      const answer = await fetch(`${this.dataset.address}?q=${encodeURIComponent(words)}`, { signal });
      if (!answer.ok) return this.close();
      const { suggestions } = await answer.json();
      if (words === this.field.value.trim() && document.activeElement === this.field) this.show(suggestions);
    } catch {
      // no network, or the next letter was typed: there is nothing to offer
      if (!signal.aborted) this.close();
    }
  }

  show(suggestions) {
    this.choose(-1);
    this.list.replaceChildren(...suggestions.map((words, number) => {
      const option = document.createElement("li");
      option.id = `${this.list.id}-${number}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.textContent = words;
      return option;
    }));
    this.open = suggestions.length > 0;
    this.status.textContent = this.open ? `${this.dataset.said} ${suggestions.length}` : "";
  }

  get open() {
    return !this.list.hidden;
  }

  set open(yes) {
    this.list.hidden = !yes;
    this.field.setAttribute("aria-expanded", String(yes));
  }

  close() {
    clearTimeout(this.timer);
    this.waiting?.abort();
    this.choose(-1);
    this.open = false;
    this.status.textContent = "";
  }

  choose(number) {
    this.list.children[this.at]?.setAttribute("aria-selected", "false");
    this.at = number;
    const option = this.list.children[number];
    if (!option) return this.field.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.field.setAttribute("aria-activedescendant", option.id);
  }

  take(option) {
    this.field.value = option.textContent;
    this.close();
    this.form.requestSubmit();
  }

  key(event) {
    if (event.isComposing) return;
    const last = this.list.children.length - 1;
    const { at } = this;
    const moves = { ArrowDown: at >= last ? -1 : at + 1, ArrowUp: at < 0 ? last : at - 1 };
    if (event.key === "Escape" && this.open) {
      event.preventDefault(); // the first Escape closes the list, the next one empties the field
      this.close();
    } else if (event.key in moves && this.open) {
      event.preventDefault();
      this.choose(moves[event.key]);
    } else if (event.key === "ArrowDown" && this.field.value.trim().length >= FEWEST) {
      event.preventDefault();
      this.ask(this.field.value.trim());
    } else if (event.key === "Enter" && this.open && at >= 0) {
      event.preventDefault();
      this.take(this.list.children[at]);
    }
  }
}

customElements.define("suggest-words", SuggestWords);
