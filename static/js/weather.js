// The two cities of a reader: chosen on the page of the weather, kept in this browser alone, and put in the place of the
// paper's own wherever these stand. What is fetched is a city's part, the same for all who look at it; nothing is sent.

const KEY = "korner-weather";
const SLUG = /^[a-z0-9-]{1,90}$/;
const language = document.documentElement.lang === "fr" ? "fr" : "tr";
let chosen = kept();

function kept() {
  try {
    const found = JSON.parse(localStorage.getItem(KEY));
    // Whatever else stands there, a number or a list, would take no choice.
    return found?.constructor === Object ? found : {};
  } catch {
    return {};
  }
}

function keep() {
  try {
    if (chosen.here || chosen.there) localStorage.setItem(KEY, JSON.stringify(chosen));
    else localStorage.removeItem(KEY);
    return true;
  } catch {
    return false;
  }
}

class WeatherSpots extends HTMLElement {
  connectedCallback() {
    this.own ??= new Map([...this.querySelectorAll("[data-role]")].map((spot) => [spot, spot.innerHTML]));
    this.show();
  }

  // Whether every city that was chosen is shown.
  async show() {
    const shown = await Promise.all([...this.own.keys()].map((spot) => this.fill(spot)));
    return shown.every(Boolean);
  }

  async fill(spot) {
    const slug = chosen[spot.dataset.role]?.[language];
    if (typeof slug !== "string" || !SLUG.test(slug)) {
      spot.innerHTML = this.own.get(spot);
      return true;
    }
    const answer = await fetch(this.dataset.part.replace("/_/", `/${slug}/`)).catch(() => null);
    if (!answer?.ok) return false;
    const found = new DOMParser().parseFromString(await answer.text(), "text/html");
    const part = found.querySelector(`[data-size="${this.dataset.size}"]`);
    if (part && slug === chosen[spot.dataset.role]?.[language]) spot.innerHTML = part.innerHTML;
    return Boolean(part);
  }
}

class WeatherChoice extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    for (const select of this.querySelectorAll("select")) {
      const key = chosen[select.dataset.role]?.key;
      if (key && [...select.options].some((option) => option.value === key)) select.value = key;
      select.addEventListener("change", () => this.choose(select));
    }
  }

  async choose(select) {
    const { value, dataset } = select.selectedOptions[0];
    if (value) chosen[select.dataset.role] = { key: value, tr: dataset.tr, fr: dataset.fr };
    else delete chosen[select.dataset.role];
    const stays = keep();
    const shown = await Promise.all([...document.querySelectorAll("weather-spots")].map((spots) => spots.show()));
    const said = this.querySelector("[role=status]");
    said.textContent = shown.every(Boolean) ? (stays ? said.dataset.kept : said.dataset.shut) : said.dataset.failed;
  }
}

customElements.define("weather-spots", WeatherSpots);
customElements.define("weather-choice", WeatherChoice);
