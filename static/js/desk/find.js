// The desk's search in a dialog: Ctrl-K or the button in the frame, arrows to choose, Enter to open.

const WAIT = 160; // milliseconds without typing before the desk is asked

class DeskFind extends HTMLElement {
	connectedCallback() {
		this.dialog = this.querySelector("dialog");
		this.input = this.querySelector("input");
		this.list = this.querySelector("[role=listbox]");
		this.status = this.querySelector("[data-status]");
		this.failed = this.querySelector("[data-failed]");
		document.addEventListener("keydown", (event) => this.shortcut(event));
		document.addEventListener("click", (event) => {
			if (!event.target.closest("[data-find]") || event.ctrlKey || event.metaKey) return;
			event.preventDefault();
			this.open();
		});
		this.querySelector("[data-close]").addEventListener("click", () => this.dialog.close());
		this.input.addEventListener("input", () => {
			clearTimeout(this.timer);
			this.timer = setTimeout(() => this.ask(), WAIT);
		});
		this.input.addEventListener("keydown", (event) => this.move(event));
		this.list.addEventListener("click", (event) => {
			const option = event.target.closest("[role=option]");
			if (option) this.go(option, event.ctrlKey || event.metaKey);
		});
	}

	shortcut(event) {
		if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
		if (event.target.closest?.(".ck-editor__editable")) return; // there it makes a link
		event.preventDefault();
		this.open();
	}

	open() {
		if (!this.dialog.open) this.dialog.showModal();
		this.input.select();
		this.input.focus();
	}

	async ask() {
		const words = this.input.value.trim();
		this.asked?.abort();
		if (!words) return this.show("");
		this.asked = new AbortController();
		try {
			const answer = await fetch(`${this.dataset.options}?${new URLSearchParams({ q: words })}`, {
				signal: this.asked.signal,
				redirect: "manual",
			});
			if (!answer.ok) throw new Error(answer.status);
			this.show(await answer.text());
		} catch (error) {
			if (error.name === "AbortError") return;
			this.show("");
			this.failed.hidden = false;
		}
	}

	show(html) {
		this.failed.hidden = true;
		this.list.innerHTML = html;
		const said = this.list.querySelector("[data-said]");
		this.status.textContent = said ? said.content.textContent : "";
		said?.remove();
		this.options = [...this.list.querySelectorAll("[role=option]")];
		this.input.setAttribute("aria-expanded", String(this.options.length > 0));
		this.choose(0);
	}

	choose(at) {
		this.at = at;
		this.input.removeAttribute("aria-activedescendant");
		for (const [number, option] of this.options.entries()) {
			option.setAttribute("aria-selected", String(number === at));
			if (number === at) {
				this.input.setAttribute("aria-activedescendant", option.id);
				option.scrollIntoView({ block: "nearest" });
			}
		}
	}

	move(event) {
		const count = this.options?.length || 0;
		if (event.key === "Escape") {
			event.preventDefault(); // a browser would only empty the field
			this.dialog.close();
		}
		if (event.key === "Enter" && count) {
			event.preventDefault();
			this.go(this.options[this.at], event.ctrlKey || event.metaKey);
			return;
		}
		const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
		if (!step || !count) return;
		event.preventDefault();
		this.choose((this.at + step + count) % count);
	}

	go(option, besides) {
		if (besides) window.open(option.dataset.link, "_blank", "noopener");
		else window.location.assign(option.dataset.link);
		this.dialog.close();
	}
}
customElements.define("desk-find", DeskFind);
