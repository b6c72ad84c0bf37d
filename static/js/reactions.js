// The six words below a story: one press sends, a second one takes it back; who has pressed before sees his own.

class StoryReactions extends HTMLElement {
  connectedCallback() {
    this.addEventListener("submit", (event) => {
      event.preventDefault();
      if (event.submitter) this.send(event.submitter);
    });
    // Only who has acted before has something of his own to fetch.
    if (document.cookie.includes("korner_acted=1")) this.fetchOwn();
  }

  async fetchOwn() {
    const answer = await fetch(this.dataset.address, { headers: { "HX-Request": "true" } }).catch(() => null);
    if (answer?.ok && !this.busy) this.innerHTML = await answer.text();
  }

  async token() {
    const held = this.querySelector("[name=token]");
    if (held) return held.value;
    const answer = await fetch(this.dataset.token);
    return (await answer.json()).token;
  }

  async send(button) {
    if (this.busy) return;
    this.busy = true;
    const kind = button.dataset.kind;
    try {
      const body = new URLSearchParams({ kind: button.value, token: await this.token() });
      const answer = await fetch(this.dataset.address, { method: "POST", body, headers: { "HX-Request": "true" } });
      if (answer.status >= 500) throw new Error(answer.statusText);
      this.innerHTML = await answer.text();
      this.querySelector(`[data-kind="${kind}"]`)?.focus();
    } catch {
      this.say(this.dataset.failed);
    } finally {
      this.busy = false;
    }
  }

  say(words) {
    let said = this.querySelector("[role=status]");
    if (!said) {
      said = document.createElement("p");
      said.className = "reaction-said";
      said.setAttribute("role", "status");
      this.append(said);
    }
    said.classList.add("wrong");
    said.textContent = words;
  }
}
customElements.define("story-reactions", StoryReactions);
