// j and k walk through the entries of a list; Enter follows the one that is marked, by its own link's focus.
export function list() {
  const entries = [...document.querySelectorAll("[data-list] > .entry")];
  let at = -1;
  const mark = (place) => {
    entries[at]?.classList.remove("on");
    at = place;
    const entry = entries[at];
    if (!entry) return;
    entry.classList.add("on");
    entry.querySelector("a[href]")?.focus({ preventScroll: true });
    entry.scrollIntoView({ block: "nearest" });
  };
  return {
    step: (by) => mark(Math.min(Math.max(at + by, 0), entries.length - 1)),
    leave: () => mark(-1),
  };
}
