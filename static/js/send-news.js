// Comfort for who sends news: the pictures that were chosen are shown small, letters are counted. Nothing is sent by this.
// The pictures are drawn, not loaded: the page's policy lets no address but our own show one.

const SIDE = 220;

class PickedPictures extends HTMLElement {
  connectedCallback() {
    this.field = this.querySelector("input[type=file]");
    if (!this.field || this.list) return;
    this.words = Object.assign(document.createElement("p"), { className: "picked-words" });
    this.words.setAttribute("role", "status");
    this.list = Object.assign(document.createElement("div"), { className: "picked" });
    this.list.setAttribute("aria-hidden", "true"); // how many there are is said in words
    this.append(this.words, this.list);
    this.field.addEventListener("change", () => this.show());
  }

  async show() {
    const files = [...this.field.files];
    const round = (this.round = {});
    const { most, one, several, many } = this.dataset;
    const tooMany = files.length > Number(most);
    const chosen = files.length === 1 ? one : several.replace("{number}", files.length);
    this.words.textContent = tooMany ? `${chosen}. ${many}` : files.length ? chosen : "";
    this.words.classList.toggle("too-many", tooMany);
    this.list.replaceChildren();
    for (const file of files.slice(0, Number(most))) {
      const canvas = await drawn(file);
      if (this.round !== round) return; // others were chosen meanwhile
      if (canvas) this.list.append(canvas);
    }
  }
}

// A small canvas of a file, or null for one the browser cannot read.
async function drawn(file) {
  try {
    const picture = await createImageBitmap(file, { resizeHeight: SIDE, resizeQuality: "medium" });
    const canvas = Object.assign(document.createElement("canvas"), { width: picture.width, height: picture.height });
    canvas.getContext("2d").drawImage(picture, 0, 0);
    picture.close();
    return canvas;
  } catch {
    return null;
  }
}

customElements.define("picked-pictures", PickedPictures);

// How many letters are left of those a text may have, or how many are too many. The server judges; this only tells.
class LetterCount extends HTMLElement {
  connectedCallback() {
    this.field = this.querySelector("textarea");
    if (!this.field || this.words) return;
    this.words = Object.assign(document.createElement("p"), { className: "letter-count" });
    this.append(this.words);
    this.number = new Intl.NumberFormat(document.documentElement.lang);
    this.field.addEventListener("input", () => this.show());
    this.show();
  }

  show() {
    const left = Number(this.dataset.most) - [...this.field.value].length;
    const words = left < 0 ? this.dataset.over : this.dataset.left;
    this.words.textContent = this.field.value ? words.replace("{number}", this.number.format(Math.abs(left))) : "";
    this.words.classList.toggle("too-many", left < 0);
  }
}

customElements.define("letter-count", LetterCount);
