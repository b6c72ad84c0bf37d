// How long the texts are, while one types. The same rules as korner/text/counts.py, whose figures replace these when the
// server has looked: an apostrophe never ends a word, markup and the breaks between paragraphs are no characters.

const A_WORD = /[\p{L}\p{N}_]+(?:['’.,-][\p{L}\p{N}_]+)*/gu;
const BLOCK_ENDS = /<\/?(?:p|h[1-6]|li|ul|ol|blockquote|table|tr|td|th|caption|thead|tbody|figure|figcaption|div|br|hr)\b[^>]*>/gi;
const A_MINUTE = { tr: 180, fr: 230 };

class DeskCounts extends HTMLElement {
	connectedCallback() {
		const form = this.closest("form");
		if (!form) return;
		this.rows = new Map([...this.querySelectorAll("tr[data-field]")].map((row) => [`${row.dataset.field}_${this.dataset.language}`, row]));
		for (const kind of ["input", "change"]) {
			form.addEventListener(kind, ({ target }) => this.rows.has(target.name) && this.show(this.rows.get(target.name), this.count(target)));
		}
		document.addEventListener("desk-checked", ({ detail }) => {
			const found = detail.counts[this.dataset.language];
			for (const row of this.rows.values()) this.show(row, found[row.dataset.field]);
		});
	}

	lines(field) {
		const rich = field.matches("[data-editor]");
		const text = rich ? new DOMParser().parseFromString(field.value.replace(BLOCK_ENDS, "\n$&"), "text/html").body.textContent : field.value;
		return text.split("\n").map((line) => line.replace(/[ \t]+/g, " ").trim()).filter(Boolean);
	}

	count(field) {
		const lines = this.lines(field);
		const words = lines.join("\n").match(A_WORD)?.length || 0;
		return {
			words,
			characters: lines.reduce((sum, line) => sum + [...line].length, 0),
			without_spaces: lines.reduce((sum, line) => sum + [...line.replace(/\s/g, "")].length, 0),
			minutes: words ? Math.max(1, Math.ceil(words / A_MINUTE[this.dataset.language])) : 0,
		};
	}

	show(row, found) {
		for (const cell of row.querySelectorAll("[data-count]")) {
			if (cell.dataset.count !== "minutes" || row.dataset.field === "body") cell.textContent = found[cell.dataset.count];
		}
	}
}
document.addEventListener("DOMContentLoaded", () => customElements.define("desk-counts", DeskCounts));
