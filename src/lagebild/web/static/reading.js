// Between text and margin: pointing at one marks the other; j and k walk through the claims in their order.
export function reading(article) {
  const notes = [...article.querySelectorAll(".note")];
  const pieces = [...article.querySelectorAll(".m")];
  const numbers = (piece) => piece.dataset.claims.split(" ");
  const noteOf = (number) => notes.find((note) => note.dataset.claim === number);
  const refOf = (number) => article.querySelector(`.ref[data-claim="${number}"]`);
  const clear = (name) => article.querySelectorAll(`.${name}`).forEach((each) => each.classList.remove(name));
  const mark = (number, name) => {
    noteOf(number)?.classList.add(name);
    refOf(number)?.classList.add(name);
    for (const piece of pieces) if (numbers(piece).includes(number)) piece.classList.add(name);
  };

  // what is innermost has the shortest content: its line is the one nearest to the letters
  const innermost = (piece) => {
    const lines = piece.querySelectorAll(".u");
    const own = numbers(piece);
    if (own.length === 1 || !lines.length) return own[0];
    const size = (number) => pieces.filter((each) => numbers(each).includes(number)).reduce((sum, each) => sum + each.textContent.length, 0);
    return own.reduce((best, number) => (size(number) < size(best) ? number : best));
  };

  article.addEventListener("pointerover", (event) => {
    clear("on");
    const piece = event.target.closest(".m, .ref");
    const note = event.target.closest(".note");
    if (piece?.dataset.claims) mark(innermost(piece), "on");
    else if (piece) mark(piece.dataset.claim, "on");
    else if (note) mark(note.dataset.claim, "on");
  });
  article.addEventListener("pointerleave", () => clear("on"));
  article.addEventListener("focusin", (event) => {
    const number = event.target.closest(".ref, .note")?.dataset.claim;
    if (!number) return;
    clear("on");
    clear("current");
    mark(number, "current");
  });
  article.addEventListener("click", (event) => {
    const piece = event.target.closest(".m");
    if (!piece || event.target.closest("a") || !document.getSelection().isCollapsed) return;
    go(innermost(piece));
  });

  function go(number) {
    const note = noteOf(number);
    if (!note) return;
    note.focus({ preventScroll: true });
    (innerWidth < 992 ? note : refOf(number) ?? note).scrollIntoView({ block: "center" });
  }
  const current = () => notes.findIndex((note) => note.classList.contains("current"));

  corrections(article);
  article.querySelector(".ref.current")?.scrollIntoView({ block: "center" });
  return {
    step(by) {
      if (!notes.length) return;
      const at = current();
      go(notes[at < 0 ? (by > 0 ? 0 : notes.length - 1) : Math.min(Math.max(at + by, 0), notes.length - 1)].dataset.claim);
    },
    enter(event) {
      if (event.target.closest("a, summary, button")) return false;
      const note = notes[current()];
      if (!note) return false;
      refOf(note.dataset.claim)?.focus();
    },
    edit() {
      const details = notes[current()]?.querySelector("details");
      if (!details) return false;
      details.open = true;
      details.querySelector("select").focus();
    },
    leave() {
      clear("on");
      clear("current");
      document.activeElement?.blur?.();
    },
  };
}

// Beside each field that holds words of the document stands a button that takes the words marked in the text.
function corrections(article) {
  let taken = null;
  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    if (selection.rangeCount && !selection.isCollapsed && selection.anchorNode?.parentElement?.closest(".text")) taken = marked(selection.getRangeAt(0));
  });
  for (const field of article.querySelectorAll("[data-take]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "take";
    button.textContent = article.dataset.take;
    button.addEventListener("click", () => {
      if (taken) {
        field.value = taken.words;
        at.value = taken.at;
      }
      field.focus();
    });
    const at = document.createElement("input");
    at.type = "hidden";
    at.name = `${field.name}_at`;
    field.after(at, button);
  }
}

// The words of a range without the numbers that stand among them, and where they begin, in code points.
function marked(range) {
  const copy = range.cloneContents();
  for (const ref of copy.querySelectorAll(".ref")) ref.remove();
  const words = copy.textContent;
  const begin = range.startContainer.parentElement?.closest("[data-at]");
  const before = range.startContainer.nodeType === Node.TEXT_NODE ? range.startContainer.data.slice(0, range.startOffset) : "";
  const lead = words.length - words.trimStart().length;
  return { words: words.trim(), at: Number(begin?.dataset.at ?? 0) + [...before].length + lead };
}
