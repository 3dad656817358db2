// Dropped files are sent one by one, so that each shows its own progress and its own error.
export function adding(form) {
  const zone = form.querySelector(".drop");
  const input = form.querySelector('input[type="file"]');
  const progress = document.querySelector("[data-progress]");
  for (const name of ["dragenter", "dragover"]) zone.addEventListener(name, (event) => { event.preventDefault(); zone.classList.add("over"); });
  for (const name of ["dragleave", "drop"]) zone.addEventListener(name, (event) => { event.preventDefault(); zone.classList.remove("over"); });
  zone.addEventListener("drop", (event) => send([...event.dataTransfer.files]));
  form.addEventListener("submit", (event) => {
    if (!input.files.length) return;
    event.preventDefault();
    send([...input.files]).then(() => { input.value = ""; });
  });

  async function send(files) {
    const lines = files.map((file) => {
      const line = document.createElement("li");
      const name = document.createElement("span");
      const state = document.createElement("span");
      name.textContent = file.name;
      state.textContent = progress.dataset.waiting;
      line.append(name, state);
      progress.append(line);
      return state;
    });
    for (const [place, file] of files.entries()) await one(file, lines[place]);
  }

  async function one(file, state) {
    state.textContent = progress.dataset.reading;
    const data = new FormData(form);
    data.delete("files");
    data.delete("text");
    data.append("files", file, file.name);
    try {
      const answer = await fetch(form.action, { method: "POST", body: data, headers: { accept: "application/json" } });
      const told = await answer.json();
      const result = told.results?.[0];
      if (!result || result.error) throw new Error(result?.error ?? told.detail ?? answer.statusText);
      state.className = "good";
      state.textContent = result.words + " ";
      const link = document.createElement("a");
      link.href = result.link;
      link.textContent = progress.dataset.open;
      state.append(link);
    } catch (error) {
      state.className = "bad";
      state.textContent = error.message;
    }
  }
}
