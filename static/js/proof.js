// A form that came back with a challenge: the sum is done beside the page, then the form is sent by itself. Where a browser
// cannot do it (no secure address, no worker), the form is sent all the same: the text then waits for a moderator.

const PATIENCE = 60000;

class ProofOfWork extends HTMLElement {
	async connectedCallback() {
		if (this.begun) return;
		this.begun = true;
		const form = this.closest("form");
		const challenge = JSON.parse(this.querySelector("script").textContent);
		const solution = await this.solve(challenge.parameters);
		if (!this.isConnected || !form) return;
		if (solution) this.querySelector("[name=altcha]").value = btoa(JSON.stringify({ challenge, solution }));
		form.requestSubmit();
	}

	solve(parameters) {
		return new Promise((resolve) => {
			if (!globalThis.crypto?.subtle) return resolve(null);
			const clock = setTimeout(() => done(null), PATIENCE);
			let worker;
			const done = (found) => {
				clearTimeout(clock);
				worker?.terminate();
				resolve(found);
			};
			try {
				worker = new Worker(this.dataset.worker);
			} catch {
				return done(null);
			}
			worker.addEventListener("message", (event) => done(event.data));
			worker.addEventListener("error", () => done(null));
			worker.postMessage(parameters);
		});
	}
}
customElements.define("proof-of-work", ProofOfWork);
