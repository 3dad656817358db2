// The numbers in a picture lead to the row of its twin table that says the same in words.
export function pictures(drawing) {
  const rows = [...drawing.closest("figure").querySelectorAll("tbody tr")];
  for (const label of drawing.querySelectorAll("text")) {
    const row = rows.find((each) => each.cells[0].textContent.trim() === label.textContent.trim());
    if (!row || !/^\d+$/.test(label.textContent)) continue;
    label.classList.add("leads");
    label.addEventListener("click", () => {
      for (const each of rows) each.classList.toggle("on", each === row);
      row.scrollIntoView({ block: "center" });
    });
  }
}
