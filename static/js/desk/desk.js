// What every page of the desk does by script: the key of the search, the telephone's side bar closed at first.
if (window.matchMedia("(max-width: 79.99rem)").matches && localStorage.getItem("_x_sidebarDesktopOpen") === null) {
	document.documentElement.dataset.narrow = "";
}
