// The like of a comment: without script a link to a page with a button, with it a button. Who presses it gets a token for
// this one act; whoever only reads sends nothing.

class LikeComment extends HTMLElement {
  connectedCallback() {
    const link = this.querySelector("a");
    if (!link) return;
    this.address = link.href;
    this.button = document.createElement("button");
    this.button.type = "button";
    this.button.append(...link.childNodes);
    this.status = document.createElement("span");
    this.status.className = "visually-hidden";
    this.status.setAttribute("role", "status");
    const focused = document.activeElement === link;
    link.replaceWith(this.button);
    if (focused) this.button.focus();
    this.append(this.status);
    this.button.addEventListener("click", () => this.press());
  }

  async press() {
    if (this.waits) return;
    this.waits = true;
    try {
      const { token } = await (await fetch(this.closest("[data-token]").dataset.token, { cache: "no-store" })).json();
      const body = new URLSearchParams({ token });
      const answer = await fetch(this.address, { method: "POST", body, headers: { Accept: "application/json" } });
      if (!answer.headers.get("Content-Type").includes("json")) throw new Error(answer.status);
      this.show(await answer.json());
    } catch {
      this.status.textContent = this.dataset.failed;
      this.status.className = "form-trouble";
    } finally {
      this.waits = false;
    }
  }

  show({ liked, likes }) {
    this.button.setAttribute("aria-pressed", String(liked));
    let number = this.button.querySelector(".number");
    if (!number) {
      number = document.createElement("span");
      number.className = "number";
      this.button.append(" ", number);
    }
    number.textContent = likes || "";
    this.status.className = "visually-hidden";
    this.status.textContent = this.button.textContent;
  }
}

customElements.define("like-comment", LikeComment);
