// Many names are sent in small heaps, so that the page can show how far it is.
const HEAP = 20;

export function batch(form) {
  const area = form.querySelector("textarea");
  const bar = form.querySelector("progress");
  form.querySelector("[data-fills]").addEventListener("change", async (event) => {
    const [file] = event.target.files;
    if (file) area.value = (await file.text()).slice(0, 500000);
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const names = [...new Set(area.value.split("\n").map((line) => line.trim()).filter(Boolean))];
    const body = table(form);
    bar.hidden = false;
    bar.max = Math.max(names.length, 1);
    for (let at = 0; at < names.length; at += HEAP) {
      bar.value = at;
      const data = new URLSearchParams(new FormData(form));
      data.set("names", names.slice(at, at + HEAP).join("\n"));
      const answer = await fetch(form.action, { method: "POST", body: data, headers: { accept: "application/json" } });
      const rows = await answer.json();
      if (!answer.ok) return add(body, [names[at], rows.detail ?? answer.statusText, "", ""]);
      for (const row of rows) add(body, [row.name, row.caption ?? "–", row.score.toFixed(2), row.match ? `▲ ${form.dataset.match}` : `○ ${form.dataset.none}`], row.link);
    }
    bar.value = bar.max;
  });
}

function table(form) {
  form.querySelector("table")?.remove();
  const made = document.createElement("table");
  const head = made.createTHead().insertRow();
  for (const words of form.dataset.head.split("|")) {
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.textContent = words;
    head.append(cell);
  }
  form.append(made);
  return made.createTBody();
}

function add(body, words, link) {
  const row = body.insertRow();
  for (const [place, text] of words.entries()) {
    const cell = row.insertCell();
    if (place || !link) cell.textContent = text;
    else {
      const name = document.createElement("a");
      name.href = link;
      name.textContent = text;
      cell.append(name);
    }
  }
}
