// How others will show the story, while one types: the words the page itself would use, cut where others cut them.
// The address and the true cut of the picture come with the server's next answer.

class DeskCards extends HTMLElement {
	connectedCallback() {
		this.form = this.closest("form");
		if (!this.form) return;
		for (const kind of ["input", "change"]) this.form.addEventListener(kind, ({ target }) => this.follow(target.name || ""));
		document.addEventListener("desk-checked", ({ detail }) => this.fill(detail.cards[this.dataset.language]));
	}

	typed(field, language = this.dataset.language) {
		return (this.form.elements[`${field}_${language}`]?.value || "").replace(/\s+/g, " ").trim();
	}

	cut(words, limit) {
		if ([...words].length <= limit) return words;
		const head = [...words].slice(0, limit - 1).join("");
		return `${head.slice(0, head.lastIndexOf(" ")) || head}…`;
	}

	// The picture that was just chosen, in the size the form shows it.
	chosenPicture() {
		for (const name of [`share_picture_${this.dataset.language}`, "picture"]) {
			const shown = document.querySelector(`.field-${name} [data-preview] img`);
			if (shown && this.form.elements[name]?.value) return shown.currentSrc || shown.src;
		}
		return "";
	}

	follow(name) {
		if (/^(share_)?picture/.test(name)) {
			const chosen = this.chosenPicture();
			if (chosen) this.querySelector("[data-picture]").src = chosen;
		}
		// Fields this person only reads are known to the server alone.
		if (!/^(headline|lead|seo_title|seo_description)_/.test(name) || !this.form.elements[`headline_${this.dataset.language}`]) return;
		const { dataset } = this;
		const other = dataset.language === "tr" ? "fr" : "tr";
		const headline = this.typed("headline");
		const lead = this.typed("lead") || (headline && this.typed("lead", other));
		const description = this.typed("seo_description") || lead || headline;
		this.fill({
			card_title: this.cut(headline, dataset.cardTitle),
			card_text: this.cut(description, dataset.cardText),
			title: headline && this.cut(`${this.typed("seo_title") || headline} – ${dataset.site}`, dataset.title),
			text: this.cut(description, dataset.text),
		});
	}

	fill(card) {
		for (const part of this.querySelectorAll("[data-part]")) {
			if (part.dataset.part in card) part.textContent = card[part.dataset.part];
		}
		if (card.picture) this.querySelector("[data-picture]").src = card.picture;
	}
}
document.addEventListener("DOMContentLoaded", () => customElements.define("desk-cards", DeskCards));
