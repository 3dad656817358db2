// Keys for the whole workbench. A page hands over what its j, k, Enter, e and Escape do.
const PLACES = { p: "/propositions", d: "/documents", t: "/timeline", s: "/screening", l: "/lists", a: "/add", h: "/" };

const typing = (target) => target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName));

export function keys(steps) {
  let going = false;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape") {
      if (typing(event.target)) event.target.blur();
      else steps?.leave?.();
      return;
    }
    if (typing(event.target)) return;
    const act = going ? () => PLACES[event.key] && location.assign(PLACES[event.key]) : actions(steps)[event.key];
    going = !going && event.key === "g";
    if (!act) return;
    if (act(event) !== false) event.preventDefault();
  });
}

const actions = (steps) => ({
  "?": () => location.assign("/help"),
  "/": () => {
    const field = document.querySelector("[data-search]");
    if (!field) return location.assign("/propositions#q");
    field.focus();
    field.select();
  },
  j: () => steps?.step(1),
  k: () => steps?.step(-1),
  e: () => steps?.edit?.() ?? false,
  Enter: (event) => steps?.enter?.(event) ?? false,
});
