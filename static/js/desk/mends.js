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
		if (shown.classList.contains("select2-container--open")) nameOpened(shown, name);
	}
}

// The list that a chooser unfolds stands elsewhere in the page, with a field to search it.
function nameOpened(shown, name) {
	const list = document.querySelector(".select2-dropdown .select2-results__options");
	document.querySelector(".select2-dropdown .select2-search__field")?.setAttribute("aria-label", name);
	list?.setAttribute("aria-label", name);
	if (list?.id) shown.querySelector("[role=combobox]")?.setAttribute("aria-controls", list.id);
}

const CHOOSER = ".select2, .select2-container";
const isChooser = (node) => node.matches?.(CHOOSER) || node.querySelector?.(CHOOSER);

document.addEventListener("DOMContentLoaded", () => {
	document.getElementById("main")?.setAttribute("role", "main");
	// The letters of an icon are the name of its drawing, and nothing to read out.
	for (const icon of document.querySelectorAll(".material-symbols-outlined:not([aria-hidden])")) icon.setAttribute("aria-hidden", "true");
	const words = document.getElementById("searchbar");
	document.getElementById("searchbar-submit")?.setAttribute("aria-label", words?.placeholder || "");
	nameChoosers();
	new MutationObserver((changes) => {
		if (changes.some((change) => [...change.addedNodes].some(isChooser))) nameChoosers();
	}).observe(document.body, { childList: true, subtree: true });
});

// The theme takes single letters typed outside of a field for orders ("c" leaves for an empty form, also where it was to
// choose from a list): it listens at the window, which letters do not reach. Orders with Ctrl go on.
document.addEventListener("keydown", (event) => {
	if (event.key?.length === 1 && !event.ctrlKey && !event.metaKey) event.stopPropagation();
});
