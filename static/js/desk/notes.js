// Notes beside a form: written and settled without leaving what one is typing, colleagues offered after an @.

class DeskNotes extends HTMLElement {
	connectedCallback() {
		this.thread = this.querySelector("[data-thread]");
		this.failed = this.querySelector("[data-failed]");
		this.addEventListener("submit", (event) => this.send(event));
		this.addEventListener("input", (event) => {
			if (!event.target.matches("textarea")) return;
			clearTimeout(this.timer);
			this.timer = setTimeout(() => this.offer(event.target), 150);
		});
		this.addEventListener("keydown", (event) => this.move(event));
		this.addEventListener("mousedown", (event) => {
			const person = event.target.closest("[role=option]");
			if (!person) return;
			event.preventDefault(); // the field keeps the caret
			this.take(person);
		});
		this.addEventListener("focusout", () => this.hide());
	}

	get field() {
		return this.querySelector("textarea");
	}

	get people() {
		return this.querySelector("[role=listbox]");
	}

	async send(event) {
		event.preventDefault();
		const form = event.target;
		const button = form.querySelector("button[type=submit]");
		const typed = this.field.value;
		button.disabled = true;
		this.failed.hidden = true;
		try {
			const answer = await fetch(form.action, {
				method: "POST",
				body: new FormData(form),
				headers: { "X-Requested-With": "fetch" },
				redirect: "manual",
			});
			if (!answer.ok && answer.status !== 400) throw new Error(answer.status);
			this.thread.innerHTML = await answer.text();
			// Settling a note leaves the one that is being written.
			if (!form.hasAttribute("data-write")) this.field.value = typed;
			else this.field.focus();
		} catch {
			this.failed.hidden = false;
			button.disabled = false;
		}
	}

	// The word after an @ that the caret stands in: [where it begins, the word], or null.
	mention() {
		const before = this.field.value.slice(0, this.field.selectionStart);
		const found = before.match(/(^|[^\w@.])@([\p{L}\p{N}_.+-]*)$/u);
		return found ? [before.length - found[2].length, found[2]] : null;
	}

	async offer() {
		const found = this.mention();
		if (!found) return this.hide();
		let people;
		try {
			const answer = await fetch(`${this.dataset.people}?${new URLSearchParams({ q: found[1] })}`, { redirect: "manual" });
			people = (await answer.json()).people;
		} catch {
			return this.hide(); // typing the name works as well
		}
		this.people.replaceChildren(
			...people.map((person, number) => {
				const row = document.createElement("li");
				row.setAttribute("role", "option");
				row.id = `note-person-${number}`;
				row.dataset.username = person.username;
				row.textContent = `${person.name} (@${person.username})`;
				return row;
			}),
		);
		this.people.hidden = !people.length;
		this.field.setAttribute("aria-controls", this.people.id);
		this.choose(0);
	}

	choose(at) {
		this.at = at;
		for (const [number, row] of [...this.people.children].entries()) {
			row.setAttribute("aria-selected", String(number === at));
			if (number === at) this.field.setAttribute("aria-activedescendant", row.id);
		}
	}

	move(event) {
		if (this.people?.hidden !== false || event.target !== this.field) return;
		const rows = [...this.people.children];
		const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
		if (step) {
			event.preventDefault();
			this.choose((this.at + step + rows.length) % rows.length);
		} else if ((event.key === "Enter" || event.key === "Tab") && rows[this.at]) {
			event.preventDefault();
			this.take(rows[this.at]);
		} else if (event.key === "Escape") {
			event.preventDefault();
			this.hide();
		}
	}

	take(row) {
		const found = this.mention();
		if (found) this.field.setRangeText(`${row.dataset.username} `, found[0], this.field.selectionStart, "end");
		this.hide();
	}

	hide() {
		if (!this.people) return;
		this.people.hidden = true;
		this.field.removeAttribute("aria-activedescendant");
	}
}
customElements.define("desk-notes", DeskNotes);
