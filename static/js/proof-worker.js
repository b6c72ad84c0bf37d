// Solves one ALTCHA challenge (version 2, PBKDF2): tries numbers until the derived key begins as asked. Runs beside the page.

const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");

async function derive({ algorithm, salt, cost, keyLength }, password) {
	const key = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
	const hash = algorithm.split("/")[1];
	return hex(await crypto.subtle.deriveBits({ name: "PBKDF2", hash, salt: bytes(salt), iterations: cost }, key, keyLength * 8));
}

async function solve(parameters) {
	const nonce = bytes(parameters.nonce);
	const password = new Uint8Array(nonce.length + 4);
	password.set(nonce);
	const tail = new DataView(password.buffer, nonce.length);
	for (let counter = 0; counter < 2 ** 32; counter += 1) {
		tail.setUint32(0, counter);
		const derivedKey = await derive(parameters, password);
		if (derivedKey.startsWith(parameters.keyPrefix)) return { counter, derivedKey };
	}
	return null;
}

self.addEventListener("message", async (event) => {
	try {
		self.postMessage(await solve(event.data));
	} catch {
		self.postMessage(null);
	}
});
