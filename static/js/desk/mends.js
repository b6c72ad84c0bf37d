// Mends of the theme, loaded with every page of the desk.

// The theme writes the name of every chosen file into a text field beside it and fails where there is none: the desk
// has no such field, and the theme passes over inputs that bear this mark.
HTMLInputElement.prototype.hasChangeListener = true;

// The theme's page has no main part, and its choosers have no name: both are said for whoever does not see them.
function nameChoosers(within = document) {
	for (const select of within.querySelectorAll("select.select2-hidden-accessible")) {
		const label = document.querySelector(`label[for="${select.id}"]`);
		const name = select.getAttribute("aria-label") || label?.firstChild?.textContent.trim();
		if (!name) continue;
		const shown = select.nextElementSibling;
		for (const part of shown.querySelectorAll("[role=combobox], [role=textbox], [role=searchbox], input, textarea")) {
			part.setAttribute("aria-label", name);
		}
	}
}

const isChooser = (node) => node.classList?.contains("select2") || node.querySelector?.(".select2");

document.addEventListener("DOMContentLoaded", () => {
	document.getElementById("main")?.setAttribute("role", "main");
	nameChoosers();
	new MutationObserver((changes) => {
		if (changes.some((change) => [...change.addedNodes].some(isChooser))) nameChoosers();
	}).observe(document.body, { childList: true, subtree: true });
});
