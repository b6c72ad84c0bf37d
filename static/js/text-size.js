// A− and A+: how large the text of a story is; the browser alone keeps the choice.

const KEY = "korner-text-size";
const SIZES = ["small", "", "large", "larger", "largest"]; // what they mean stands in article.css
const NORMAL = 1;

function kept() {
  try {
    const at = SIZES.indexOf(localStorage.getItem(KEY) ?? "");
    return at < 0 ? NORMAL : at;
  } catch {
    return NORMAL; // storage is shut: the choice holds for this page only
  }
}

function keep(at) {
  try {
    if (SIZES[at]) localStorage.setItem(KEY, SIZES[at]);
    else localStorage.removeItem(KEY);
  } catch {
    // as above
  }
}

class TextSize extends HTMLElement {
  connectedCallback() {
    this.at = kept();
    const { smaller, larger } = this.dataset;
    this.buttons = [[-1, "A−", smaller], [1, "A+", larger]].map(([step, sign, words]) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = sign;
      button.setAttribute("aria-label", `${sign} ${words}`);
      button.addEventListener("click", () => this.set(this.at + step));
      return button;
    });
    this.append(...this.buttons);
    this.show();
  }

  set(at) {
    if (!(at in SIZES)) return;
    this.at = at;
    keep(at);
    this.show();
  }

  show() {
    document.documentElement.dataset.textSize = SIZES[this.at];
    this.buttons[0].setAttribute("aria-disabled", this.at === 0);
    this.buttons[1].setAttribute("aria-disabled", this.at === SIZES.length - 1);
  }
}
customElements.define("text-size", TextSize);
