// Opens the browser's print window.

class PrintButton extends HTMLElement {
  connectedCallback() {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = this.dataset.words;
    button.addEventListener("click", () => window.print());
    this.append(button);
  }
}
customElements.define("print-button", PrintButton);
