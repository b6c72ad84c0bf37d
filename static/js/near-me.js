// The nearest first: the browser is asked for its position on a click and not before. What it answers stays in this page:
// the cards are put in order here, and nothing is sent anywhere.

const EARTH_KM = 6371;
const language = document.documentElement.lang;

function kilometres(a, b) {
  const [northA, eastA, northB, eastB] = [...a, ...b].map((degrees) => (degrees * Math.PI) / 180);
  const half = Math.sin((northB - northA) / 2) ** 2 + Math.cos(northA) * Math.cos(northB) * Math.sin((eastB - eastA) / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(half)));
}

// As the server writes distances (widgets/pharmacies/words.py).
function inWords(km) {
  if (km < 0.95) return `${Math.max(50, Math.round(km * 20) * 50)}\u00a0m`;
  const digits = km < 9.95 ? 1 : 0;
  return `${new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(km)}\u00a0km`;
}

class NearMe extends HTMLElement {
  connectedCallback() {
    if (this.button || !navigator.geolocation) return;
    this.button = document.createElement("button");
    this.button.type = "button";
    this.button.className = "button";
    this.button.textContent = this.dataset.words;
    this.said = document.createElement("p");
    this.said.className = "near-said";
    this.said.setAttribute("role", "status");
    this.button.addEventListener("click", () => this.ask());
    this.append(this.button, this.said);
  }

  ask() {
    this.button.disabled = true;
    this.said.textContent = this.dataset.waits;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => this.done(this.sort([coords.latitude, coords.longitude]) ? this.dataset.sorted : this.dataset.none),
      (error) => this.done(error.code === error.PERMISSION_DENIED ? this.dataset.denied : this.dataset.failed),
      { maximumAge: 60_000, timeout: 15_000 },
    );
  }

  done(words) {
    this.button.disabled = false;
    this.said.textContent = words;
  }

  // Whether there was something to put in order.
  sort(here) {
    let sorted = 0;
    for (const list of document.querySelectorAll("[data-by-distance]")) {
      const cards = [...list.children].map((card) => {
        const { lat, lon } = card.dataset;
        return { card, km: lat && lon ? kilometres(here, [Number(lat), Number(lon)]) : Infinity };
      });
      cards.sort((a, b) => a.km - b.km);
      for (const { card, km } of cards) {
        const far = card.querySelector(".far");
        // Of some only the commune is known: that is enough to put them in order, and too little to name a distance.
        far.hidden = km === Infinity || "rough" in card.dataset;
        if (!far.hidden) far.textContent = this.dataset.far.replace("%s", inWords(km));
        if (km < Infinity) sorted += 1;
        list.append(card);
      }
    }
    return sorted > 0;
  }
}
customElements.define("near-me", NearMe);
