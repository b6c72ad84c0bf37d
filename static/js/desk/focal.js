// The focal point of a picture, by click, drag or arrow keys, with the cuts readers will get.

class DeskFocal extends HTMLElement {
	connectedCallback() {
		this.across = document.getElementById("id_focus_x");
		this.down = document.getElementById("id_focus_y");
		this.point = this.querySelector(".desk-focal-point");
		this.whole = this.querySelector(".desk-focal-whole");
		this.status = this.querySelector("[data-status]");
		if (!this.whole) return;
		this.shape = this.dataset.width / this.dataset.height;
		if (this.across && this.down) {
			this.point.hidden = false;
			this.querySelector("[data-help]").hidden = false;
			this.whole.addEventListener("pointerdown", (event) => this.grasp(event));
			this.whole.addEventListener("click", (event) => this.tap(event));
			this.point.addEventListener("keydown", (event) => this.nudge(event));
			for (const input of [this.across, this.down]) input.addEventListener("input", () => this.show());
		}
		this.show();
	}

	get x() {
		return this.across ? Number(this.across.value.replace(",", ".")) : 0.5;
	}

	get y() {
		return this.down ? Number(this.down.value.replace(",", ".")) : 0.5;
	}

	set(x, y) {
		const clean = (value) => String(Math.min(1, Math.max(0, Math.round(value * 1000) / 1000)));
		this.across.value = clean(x);
		this.down.value = clean(y);
		this.across.dispatchEvent(new Event("input", { bubbles: true }));
		this.across.dispatchEvent(new Event("change", { bubbles: true }));
	}

	grasp(event) {
		const held = event.target.closest(".desk-focal-point");
		if (event.button !== 0 || (event.pointerType !== "mouse" && !held)) return; // a finger scrolls; its tap is a click
		event.preventDefault();
		this.take(event);
		const move = (moved) => this.take(moved);
		const leave = () => {
			this.whole.removeEventListener("pointermove", move);
			this.announce();
		};
		this.whole.setPointerCapture(event.pointerId);
		this.whole.addEventListener("pointermove", move);
		this.whole.addEventListener("lostpointercapture", leave, { once: true });
		this.point.focus({ preventScroll: true });
	}

	tap(event) {
		if (event.detail === 0 || event.pointerType === "mouse" || event.target.closest(".desk-focal-point")) return;
		this.take(event);
		this.announce();
	}

	take(event) {
		const box = this.whole.querySelector("img").getBoundingClientRect();
		this.set((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
	}

	nudge(event) {
		const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
		if (!step) return;
		event.preventDefault();
		const far = event.shiftKey ? 0.1 : 0.01;
		this.set(this.x + step[0] * far, this.y + step[1] * far);
		this.announce();
	}

	announce() {
		clearTimeout(this.speaking);
		this.speaking = setTimeout(() => {
			const percent = (part) =>
				new Intl.NumberFormat(document.documentElement.lang || "en", { style: "percent" }).format(part);
			this.status.textContent = this.dataset.said
				.replace("{across}", percent(this.x))
				.replace("{down}", percent(this.y));
		}, 150);
	}

	show() {
		if (this.point) {
			this.point.style.left = `${this.x * 100}%`;
			this.point.style.top = `${this.y * 100}%`;
		}
		for (const cut of this.querySelectorAll(".desk-cut")) {
			const ratio = Number(cut.dataset.ratio);
			cut.style.aspectRatio = ratio;
			// As korner.images.renditions.crop_box: the point comes as near to the middle as the edges allow.
			const width = this.shape > ratio ? ratio / this.shape : 1;
			const height = this.shape > ratio ? 1 : this.shape / ratio;
			const share = (at, part) => (part >= 1 ? 50 : (Math.min(Math.max(at - part / 2, 0), 1 - part) / (1 - part)) * 100);
			cut.querySelector("img").style.objectPosition = `${share(this.x, width)}% ${share(this.y, height)}%`;
		}
	}
}
// Defined once the page stands: an element must find what lies within it.
document.addEventListener("DOMContentLoaded", () => customElements.define("desk-focal", DeskFocal));
