// The pictures answer: an actor's lines stand out, kinds of lines can be left out, a shorter time is dragged over.
// What is pointed at is told below the picture in the words of its table, with the same links. Without this, all is there.
export function pictures(drawing) {
  const figure = drawing.closest("figure");
  const svg = drawing.querySelector("svg");
  const rows = [...figure.querySelectorAll("tbody tr")];
  svg.setAttribute("role", "group"); // it holds buttons now; an image could not
  for (const hint of document.querySelectorAll("[data-hint]")) hint.hidden = false;
  const box = figure.querySelector("[data-detail]");
  const heads = [...figure.querySelectorAll("thead th")].map((head) => head.textContent);
  if (drawing.dataset.picture === "actors") actors(svg, figure, rows, teller(box, rows));
  else timeline(svg, rows, teller(box, rows, heads));
}

// Shows rows of the table in the box below the picture; the same rows are marked in the table itself.
const teller = (box, rows, heads = []) => (title, chosen) => {
  for (const row of rows) row.classList.toggle("on", chosen.includes(row));
  if (!chosen.length) return box.replaceChildren();
  const list = document.createElement("ul");
  for (const row of chosen) {
    const item = document.createElement("li");
    for (const [place, cell] of [...row.cells].entries()) {
      if (cell.textContent.trim() === "–") continue;
      const part = document.createElement("span");
      if (heads[place]) part.append(`${heads[place]}: `);
      part.append(...[...cell.childNodes].map((node) => node.cloneNode(true)));
      item.append(part, " ");
    }
    list.append(item);
  }
  const head = document.createElement("h3");
  head.textContent = title;
  box.replaceChildren(head, list);
};

// Makes a group of the drawing a button: pointed at or focused it shows, pressed it stays until Escape or another.
function button(group, name, show, press) {
  const { x, y, width, height } = group.getBBox();
  const area = document.createElementNS(group.namespaceURI, "rect"); // between its marks it can be pointed at as well
  for (const [key, value] of Object.entries({ x, y, width, height, class: "area" })) area.setAttribute(key, String(value));
  group.prepend(area);
  group.setAttribute("role", "button");
  group.setAttribute("tabindex", "0");
  group.setAttribute("aria-pressed", "false");
  group.setAttribute("aria-label", name);
  for (const kind of ["mouseenter", "focus"]) group.addEventListener(kind, () => show(group));
  for (const kind of ["mouseleave", "blur"]) group.addEventListener(kind, () => show(null));
  group.addEventListener("click", () => press(group));
  group.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    press(group);
  });
}

const words = (group) => [...group.querySelectorAll("text")].map((text) => text.textContent).join(" ");

function pressing(svg, groups, paint, told) {
  let held = null;
  const hold = (group) => {
    held = group === held ? null : group;
    for (const each of groups) each.setAttribute("aria-pressed", String(each === held));
    paint(held);
    told(held);
  };
  svg.addEventListener("keydown", (event) => event.key === "Escape" && held && hold(held));
  return { show: (group) => paint(group ?? held), hold };
}

function actors(svg, figure, rows, tell) {
  const nodes = [...svg.querySelectorAll(".node")];
  const lines = [...svg.querySelectorAll(".edge")];
  const chips = new Map([...svg.querySelectorAll(".chip")].map((chip) => [chip.dataset.edge, chip]));
  const row = (line) => rows.find((each) => each.cells[0].textContent.trim() === line.dataset.edge);
  const shown = (line) => !line.classList.contains("off");
  const touching = (node) => lines.filter((line) => shown(line) && [line.dataset.source, line.dataset.target].includes(node.dataset.node));
  const paint = (node) => {
    const near = node ? touching(node) : lines;
    const met = new Set(near.flatMap((line) => [line.dataset.source, line.dataset.target]));
    for (const line of lines) for (const part of [line, chips.get(line.dataset.edge)]) part.classList.toggle("dim", !near.includes(line));
    for (const each of nodes) each.classList.toggle("dim", Boolean(node) && each !== node && !met.has(each.dataset.node));
  };
  const { show, hold } = pressing(svg, nodes, paint, (node) => tell(node ? words(node) : "", node ? touching(node).map(row) : []));
  for (const node of nodes) button(node, words(node), show, hold);
  for (const line of lines) {
    const chip = chips.get(line.dataset.edge);
    chip.classList.add("leads");
    chip.addEventListener("click", () => tell(line.dataset.edge, [row(line)]));
  }
  const kinds = figure.querySelector("[data-kinds]");
  kinds.hidden = false;
  for (const box of kinds.elements) {
    if (box.type !== "checkbox") continue;
    const own = lines.filter((line) => line.dataset.relation === box.value);
    box.closest("label").hidden = !own.length;
    box.addEventListener("change", () => {
      for (const line of own) {
        for (const part of [line, chips.get(line.dataset.edge)]) part.classList.toggle("off", !box.checked);
        row(line).hidden = !box.checked;
      }
      paint(null);
      tell("", []);
    });
  }
}

function timeline(svg, rows, tell) {
  const facts = [...svg.querySelectorAll(".fact")];
  const row = (fact) => rows.find((each) => each.querySelector(`a[href="/propositions/${fact.dataset.fact}"]`));
  const paint = (fact) => {
    for (const each of facts) each.classList.toggle("dim", Boolean(fact) && each !== fact);
  };
  const title = (fact) => row(fact).querySelector("a").textContent;
  const { show, hold } = pressing(svg, facts, paint, (fact) => tell(fact ? title(fact) : "", fact ? [row(fact)] : []));
  for (const fact of facts) button(fact, title(fact), show, hold);
  brush(svg, svg.querySelector(".axis").dataset);
}

// Dragging over the picture asks the server for the days between: it draws them anew, with what then has room.
function brush(svg, axis) {
  const form = document.querySelector("[data-window]");
  const [left, right] = [Number(axis.left), Number(axis.right)];
  const [low, high] = [Date.parse(axis.low), Date.parse(axis.high)];
  const place = (event) => {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    return Math.min(Math.max(point.x, left), right);
  };
  const day = (x) => new Date(low + ((high - low) * (x - left)) / (right - left)).toISOString().slice(0, 10);
  let start = null;
  let area = null;
  svg.addEventListener("pointerdown", (event) => {
    const x = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse()).x;
    start = event.pointerType !== "touch" && event.button === 0 && x >= left ? place(event) : null; // touch scrolls
  });
  svg.addEventListener("pointermove", (event) => {
    if (start === null || Math.abs(place(event) - start) < 6) return;
    if (!area) {
      area = svg.appendChild(document.createElementNS(svg.namespaceURI, "rect"));
      area.setAttribute("class", "brush");
      area.setAttribute("y", "0");
      area.setAttribute("height", String(svg.viewBox.baseVal.height));
      svg.setPointerCapture(event.pointerId);
    }
    area.setAttribute("x", String(Math.min(start, place(event))));
    area.setAttribute("width", String(Math.abs(place(event) - start)));
  });
  svg.addEventListener("pointerup", (event) => {
    const [from, until] = [start, place(event)].sort((a, b) => a - b);
    const drawn = area;
    start = area = null;
    if (!drawn) return;
    drawn.remove();
    form.elements.from.value = day(from);
    form.elements.until.value = day(until);
    form.requestSubmit();
  });
  svg.addEventListener("pointercancel", () => {
    area?.remove();
    start = area = null;
  });
}
