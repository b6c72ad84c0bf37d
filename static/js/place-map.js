// A map of places, drawn after a click and not before: only then is anything asked of the house that keeps the tiles.
// Everything it says comes from the page; the list beside it says the same without a map.

let library;

// Leaflet and its style, from our own files, once for all maps of a page.
function loadLibrary({ script, style }) {
  library ??= Promise.all([element("link", { rel: "stylesheet", href: style }), element("script", { src: script })])
    .then(() => quiet(window.L))
    .catch((error) => {
      library = undefined;
      throw error;
    });
  return library;
}

function element(name, attributes) {
  return new Promise((resolve, reject) => {
    const made = Object.assign(document.createElement(name), attributes);
    made.onload = resolve;
    made.onerror = () => reject(new Error(name));
    document.head.append(made);
  });
}

// A tile that is no longer wanted is emptied without the picture in the address that Leaflet uses, which our policy forbids.
function quiet(L) {
  L.TileLayer.include({
    _removeTile(key) {
      this._tiles[key]?.el.removeAttribute("src");
      return L.GridLayer.prototype._removeTile.call(this, key);
    },
    _abortLoading() {
      for (const [key, { coords, el }] of Object.entries(this._tiles)) {
        if (coords.z === this._tileZoom) continue;
        el.onload = el.onerror = L.Util.falseFn;
        if (el.complete) continue;
        el.removeAttribute("src");
        el.remove();
        delete this._tiles[key];
        this.fire("tileabort", { tile: el, coords });
      }
    },
  });
  return L;
}

class PlaceMap extends HTMLElement {
  connectedCallback() {
    if (this.button) return;
    this.button = document.createElement("button");
    this.button.type = "button";
    this.button.className = "plain-button";
    this.button.textContent = this.dataset.show;
    this.button.setAttribute("aria-expanded", "false");
    this.button.addEventListener("click", () => this.toggle());
    const note = document.createElement("span");
    note.className = "map-note";
    note.textContent = this.dataset.note;
    this.said = document.createElement("p");
    this.said.className = "map-trouble";
    this.said.setAttribute("role", "status");
    this.replaceChildren(this.button, note, this.said); // what stood there is for those without script
  }

  async toggle() {
    if (this.place) {
      this.place.hidden = !this.place.hidden;
      this.tell();
      if (!this.place.hidden) this.map.invalidateSize();
      return;
    }
    this.button.disabled = true;
    this.said.textContent = "";
    try {
      this.draw(await loadLibrary(this.dataset));
      this.tell();
    } catch {
      this.said.textContent = this.dataset.failed;
    }
    this.button.disabled = false;
    this.button.focus();
  }

  tell() {
    const open = !this.place.hidden;
    this.button.textContent = open ? this.dataset.hide : this.dataset.show;
    this.button.setAttribute("aria-expanded", String(open));
  }

  draw(L) {
    const { tiles, credit, name, closer, wider, failed } = this.dataset;
    this.place = document.createElement("div");
    this.place.className = "map-place";
    this.place.setAttribute("role", "region");
    this.place.setAttribute("aria-label", name);
    this.append(this.place);
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.map = L.map(this.place, { zoomControl: false, zoomAnimation: !still, fadeAnimation: !still, markerZoomAnimation: !still });
    L.control.zoom({ zoomInTitle: closer, zoomOutTitle: wider }).addTo(this.map);
    this.map.attributionControl.setPrefix(false);
    const layer = L.tileLayer(tiles, { maxZoom: 19, attribution: this.creditOf(credit) });
    layer.once("tileerror", () => {
      this.said.textContent = failed;
    });
    layer.addTo(this.map);
    const points = JSON.parse(this.dataset.points);
    this.map.fitBounds(points.map(({ lat, lon }) => [lat, lon]), { maxZoom: 15, padding: [30, 30], animate: false });
    for (const point of points) this.mark(L, point);
  }

  // Whose tiles these are; the words are the house's own, and written as text.
  creditOf(words) {
    const credit = document.createElement(words.includes("OpenStreetMap") ? "a" : "span");
    if (credit.localName === "a") {
      credit.href = "https://www.openstreetmap.org/copyright";
      credit.rel = "nofollow noopener";
    }
    credit.textContent = words;
    return credit.outerHTML;
  }

  mark(L, { lat, lon, name, url }) {
    const link = document.createElement("a");
    link.href = url;
    link.textContent = name;
    const circle = L.circleMarker([lat, lon], { radius: 11, weight: 3, className: "map-mark" });
    circle.bindPopup(link, { closeButton: false, autoPanPadding: [20, 20] }).addTo(this.map);
    const mark = circle.getElement();
    mark.setAttribute("tabindex", "0");
    mark.setAttribute("role", "button");
    mark.setAttribute("aria-label", name);
    mark.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      circle.openPopup();
      link.focus();
    });
  }
}
customElements.define("place-map", PlaceMap);
