// Remembers in which language(s) a reader wants his stories, and carries it into the links to lists. Nothing is hidden,
// nothing is loaded again: the choice itself stands in the address.

const KEY = "korner-stories-in";
const ALLOWED = new Set(["tr", "fr"]);

function kept() {
  try {
    const value = localStorage.getItem(KEY);
    return ALLOWED.has(value) ? value : "";
  } catch {
    return "";
  }
}

function carry(choice) {
  for (const link of document.querySelectorAll("a[data-lists], [data-lists] a")) {
    const url = new URL(link.href);
    if (url.origin !== location.origin) continue;
    const french = url.pathname === "/fr/" || url.pathname.startsWith("/fr/");
    if (choice) url.searchParams.set(french ? "langue" : "dil", choice);
    else {
      url.searchParams.delete("dil");
      url.searchParams.delete("langue");
    }
    link.href = url.pathname + url.search;
  }
}

for (const link of document.querySelectorAll("[data-choice]")) {
  link.addEventListener("click", () => {
    try {
      if (link.dataset.choice) localStorage.setItem(KEY, link.dataset.choice);
      else localStorage.removeItem(KEY);
    } catch {
      // storage is shut: the address alone carries the choice
    }
  });
}

const choice = kept();
if (choice) carry(choice);
