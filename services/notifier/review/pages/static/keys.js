// Keys for who prefers them. Off with one box (WCAG 2.1.4), and never while somebody types.
(() => {
  const help = document.getElementById("toetsen");
  const button = document.getElementById("toetsen-knop");
  if (!help || !button) return;
  const KEPT = "werkbank-toetsen";
  const TOGETHER = 3000;
  const on = document.getElementById("toetsen-aan");
  let first = "";
  let firstAt = 0;

  button.hidden = false;
  button.addEventListener("click", open);
  document.getElementById("toetsen-dicht").addEventListener("click", () => help.close());
  on.checked = localStorage.getItem(KEPT) !== "uit";
  on.addEventListener("change", () => localStorage.setItem(KEPT, on.checked ? "aan" : "uit"));

  function open() {
    help.showModal();
    document.getElementById("toetsen-titel").focus();
  }
  function step(by) {
    const rows = [...document.querySelectorAll("table.list tbody th a")];
    if (!rows.length) return;
    const at = rows.findIndex((link) => link.closest("tr").contains(document.activeElement));
    const next = at < 0 ? (by > 0 ? 0 : rows.length - 1) : at + by;
    const link = rows[Math.min(Math.max(next, 0), rows.length - 1)];
    link.focus();
    link.scrollIntoView({ block: "nearest" });
  }
  function press(keys) {
    const found = document.querySelector(`[data-key="${CSS.escape(keys).replace(/\\ /g, " ")}"]`);
    if (!found) return false;
    if (found.matches("input, select, textarea")) found.focus();
    else found.click();
    return true;
  }
  const types = (place) => place.closest("input, select, textarea, [contenteditable]");

  document.addEventListener("keydown", (event) => {
    const typing = types(event.target) && event.target.type !== "checkbox";
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing) return;
    if (document.querySelector("dialog[open]") || !on.checked || event.key.length > 1) return;
    const pair = first && event.timeStamp - firstAt < TOGETHER ? `${first} ${event.key}` : "";
    first = "";
    let done = true;
    if (pair) done = press(pair);
    else if (event.key === "g") [first, firstAt] = ["g", event.timeStamp];
    else if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "?") open();
    else if (event.key === "t") {
      const bar = document.getElementById("live");
      if (bar.hidden) done = false;
      else document.getElementById("live-show").click();
    } else done = press(event.key);
    if (done) event.preventDefault();
  });
})();
