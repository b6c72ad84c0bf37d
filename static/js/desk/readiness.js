// What is to be looked at before publishing: asked of the server a moment after somebody typed, and led to by a click.
// Everybody who shows something of the answer listens to "desk-checked" on the document.

const WAIT = 1200;

class DeskReadiness extends HTMLElement {
	connectedCallback() {
		this.list = this.querySelector("[data-problems]");
		this.sum = this.querySelector("[data-sum]");
		this.addEventListener("click", (event) => this.lead(event));
		this.form = document.getElementById("article_form");
		if (!this.form || !this.dataset.check) return;
		for (const kind of ["input", "change"]) this.form.addEventListener(kind, () => this.later());
		// What is sent may close the story for its writer: he asks no more.
		this.form.addEventListener("submit", () => {
			clearTimeout(this.waiting);
			this.running?.abort();
		});
		// A picture may have got its words in another tab meanwhile.
		document.addEventListener("visibilitychange", () => document.hidden || this.later());
	}

	later() {
		clearTimeout(this.waiting);
		this.waiting = setTimeout(() => this.ask(), WAIT);
	}

	// The words of the texts and the numbers beside them; nothing else of the form is sent.
	question() {
		const asked = new FormData();
		const wanted = /^(csrfmiddlewaretoken|source_language|category|picture|(kicker|headline|slug|lead|body|picture_caption|seo_title|seo_description|share_picture)_(tr|fr))$/;
		for (const [name, value] of new FormData(this.form)) if (wanted.test(name)) asked.append(name, value);
		if (this.dataset.story) asked.append("story", this.dataset.story);
		return asked;
	}

	async ask() {
		this.running?.abort();
		this.running = new AbortController();
		try {
			const answer = await fetch(this.dataset.check, {
				method: "POST",
				body: this.question(),
				headers: { "X-Requested-With": "fetch", Accept: "application/json" },
				signal: this.running.signal,
				redirect: "error",
			});
			if (!answer.ok) return;
			const found = await answer.json();
			this.show(found.problems);
			document.dispatchEvent(new CustomEvent("desk-checked", { detail: found }));
		} catch {
			// The line is down or the session over: what stands here stays, the next letter asks again.
		}
	}

	show(problems) {
		const focused = this.contains(document.activeElement) ? document.activeElement.dataset.field : "";
		this.list.replaceChildren(...problems.map((problem) => this.line(problem)));
		const way = document.querySelector("[data-readiness]");
		if (way) {
			way.hidden = !problems.length;
			const number = way.querySelector("[data-number]");
			number.textContent = problems.length;
			number.classList.toggle("is-holding", problems.some(({ severity }) => severity === "holds"));
		}
		this.sum.textContent = problems.length ? "" : this.sum.dataset.nothing;
		if (focused) this.list.querySelector(`[data-field="${CSS.escape(focused)}"]`)?.focus();
	}

	line({ code, severity, field, language, words }) {
		const line = document.createElement("li");
		line.className = severity === "holds" ? "desk-problem is-holding" : "desk-problem";
		line.dataset.code = code;
		const mark = (css, text) => {
			const element = document.createElement("span");
			element.className = css;
			element.textContent = text;
			line.append(element, " ");
		};
		if (severity === "holds") mark("desk-state desk-state-withdrawn", this.sum.dataset.holding);
		if (language) mark("desk-chip", language.toUpperCase());
		const link = document.createElement("a");
		link.href = `#id_${field}`;
		link.dataset.field = field;
		link.textContent = words;
		line.append(link);
		return line;
	}

	// To the field: its tab is opened, its fold unfolded, the writing mark is set in it.
	lead(event) {
		const link = event.target.closest("[data-field]");
		const field = link && document.querySelector(`[name="${CSS.escape(link.dataset.field)}"]`);
		const place = field?.closest(".desk-field") || (link && document.querySelector(`.field-${CSS.escape(link.dataset.field)}`));
		if (!place) return;
		event.preventDefault();
		const panel = place.closest("[role=tabpanel]");
		if (panel?.hidden) document.getElementById(panel.getAttribute("aria-labelledby"))?.click();
		const fold = place.closest("details");
		if (fold) fold.open = true;
		place.scrollIntoView({ block: "center" });
		if (field?.editor?.editing) field.editor.editing.view.focus();
		else (place.querySelector("[data-choose]:not([hidden])") || field)?.focus();
	}
}
// Defined once the page stands: an element must find what lies within it.
document.addEventListener("DOMContentLoaded", () => customElements.define("desk-readiness", DeskReadiness));
