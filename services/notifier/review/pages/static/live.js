// Follows what happens while a page stands open. Nothing moves under somebody's eyes or hands: what
// is on the screen is brought up to date in place, and what would move waits for a press of a button.
(() => {
  const bar = document.getElementById("live");
  const { since, case: reference, seen, follow } = document.body.dataset;
  if (!bar || !(since || reference) || !window.EventSource) return;
  const ADDRESS = "/werkbank/wijzigingen";
  const SOUND = "werkbank-geluid";
  const AGAIN = { soon: 1000, ordinary: 5000, quiet: 60000 };
  const LONGEST_WAIT = 60000;
  const words = bar.dataset;
  const list = document.getElementById("lijst");
  const state = document.getElementById("live-state");
  const sound = document.getElementById("live-sound");
  const shown = document.getElementById("live-text");
  const said = document.getElementById("live-said");
  const rowsIn = (root) => [...root.querySelectorAll("tr[data-case]")];
  const named = (row) => row.dataset.case;
  const known = new Set(rowsIn(document).filter((row) => row.dataset.tier === "T0").map(named));
  if (reference) known.add(reference);
  let token = since || "";
  let source = null;
  let wait = 3000;
  let fresh = [];
  let newer = null;
  let asked = Date.now();
  let timer = 0;

  const say = (text) => {
    said.textContent = text;
  };
  const offer = (text) => {
    if (shown.textContent !== text || bar.hidden) say(text);
    shown.textContent = text;
    bar.hidden = false;
  };
  const stand = (text) => {
    if (state) state.textContent = text;
  };

  // --- a new T0: in the title, aloud to a screen reader, and as a sound for who wants one
  function urgent(references) {
    const unknown = references.filter((one) => !known.has(one));
    if (!unknown.length) return false;
    unknown.forEach((one) => known.add(one));
    fresh = [...fresh, ...unknown];
    titled.mark("t0", `(${fresh.length}) T0 –`);
    say(words.urgent.replace("{references}", fresh.join(", ")));
    if (hears()) ring();
    return true;
  }
  function looked() {
    if (document.hidden || !fresh.length) return;
    fresh = [];
    titled.mark("t0", "");
  }
  const hears = () => sound && sound.getAttribute("aria-pressed") === "true";
  function ring() {
    const context = new AudioContext();
    const volume = context.createGain();
    volume.gain.value = 0.15;
    volume.connect(context.destination);
    [0, 0.25].forEach((at, number) => {
      const tone = context.createOscillator();
      tone.frequency.value = number ? 880 : 660;
      tone.connect(volume);
      tone.start(context.currentTime + at);
      tone.stop(context.currentTime + at + 0.2);
    });
    setTimeout(() => context.close(), 1000);
  }
  if (sound) {
    sound.hidden = false;
    sound.setAttribute("aria-pressed", String(localStorage.getItem(SOUND) === "aan"));
    sound.addEventListener("click", () => {
      const on = !hears();
      sound.setAttribute("aria-pressed", String(on));
      localStorage.setItem(SOUND, on ? "aan" : "uit");
      if (on) ring();
    });
  }

  // --- the worklist: read again, then brought up to date in place
  const plan = (after) => {
    clearTimeout(timer);
    timer = setTimeout(again, Math.max(0, asked + after - Date.now()) + Math.random() * 500);
  };
  async function again() {
    if (document.hidden) return;
    asked = Date.now();
    plan(AGAIN.quiet);
    let answer = null;
    try {
      answer = await fetch(`${follow}${window.location.search}`, { cache: "no-store" });
    } catch {
      return;
    }
    if (answer.status === 401) document.dispatchEvent(new Event("werkbank:kijk"));
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (page.body.dataset.since) update(page);
  }
  function update(page) {
    token = page.body.dataset.since;
    titled.of(page.title);
    for (const kind of [".tabs a strong", "#stand"]) {
      const there = [...page.querySelectorAll(kind)];
      [...document.querySelectorAll(kind)].forEach((one, at) => renew(one, there[at]));
    }
    const before = rowsIn(list).map(named);
    const after = rowsIn(page).map(named);
    const now = new Map(rowsIn(page).map((row) => [named(row), row]));
    for (const row of rowsIn(list)) if (now.has(named(row))) renewRow(row, now.get(named(row)));
    if (before.join() === after.join()) {
      newer = null;
      bar.hidden = true;
      return;
    }
    newer = page.getElementById("lijst");
    const other = [...before.filter((one) => !now.has(one)), ...after.filter((one) => !before.includes(one))];
    const moved = other.length || 0;
    if (!moved) return offer(words.order);
    offer(moved === 1 ? words.one : words.many.replace("{count}", moved));
  }
  function renewRow(row, other) {
    row.className = other.className;
    row.dataset.tier = other.dataset.tier;
    [...row.cells].forEach((cell, at) => renew(cell, other.cells[at]));
  }
  function renew(mine, theirs) {
    if (!theirs || mine.innerHTML === theirs.innerHTML) return;
    const selection = window.getSelection();
    const selected = selection && !selection.isCollapsed && selection.containsNode(mine, true);
    if (selected || mine.contains(document.activeElement)) return;
    mine.replaceChildren(...[...theirs.childNodes].map((node) => document.importNode(node, true)));
  }
  function show() {
    if (!newer) return window.location.reload();
    // The first row on the screen that stays is kept where it is.
    const stays = new Set(rowsIn(newer).map(named));
    const held = rowsIn(list).find((row) => stays.has(named(row)) && row.getBoundingClientRect().bottom > 0);
    const top = held && held.getBoundingClientRect().top;
    list.replaceChildren(...[...newer.childNodes].map((node) => document.importNode(node, true)));
    newer = null;
    bar.hidden = true;
    rowsIn(list).filter((row) => row.dataset.tier === "T0").forEach((row) => known.add(named(row)));
    const again = held && rowsIn(list).find((row) => named(row) === named(held));
    if (again && window.scrollY > 0) window.scrollBy(0, again.getBoundingClientRect().top - top);
    list.focus({ preventScroll: true });
  }
  document.getElementById("live-show").addEventListener("click", show);

  // --- the stream
  function heard(what) {
    const isNew = urgent(what.t0);
    const anything = what.zaken.length > 0 || what.alles || what.dag;
    if (!anything) return;
    if (follow) plan(isNew ? AGAIN.soon : AGAIN.ordinary);
    else if (!reference) offer(words.page);
    else if (what.alles || what.zaken.includes(reference)) {
      offer(document.querySelector("form[data-draft]") ? words.form : words.case);
    }
  }
  function connect() {
    if (source) source.close();
    const question = token ? { sinds: token } : { zaak: reference, gezien: seen };
    source = new EventSource(`${ADDRESS}?${new URLSearchParams(question)}`);
    source.addEventListener("zaken", (event) => {
      token = event.lastEventId || token;
      wait = 3000;
      stand(words.following);
      document.body.dataset.listens = "ja";
      heard(JSON.parse(event.data));
    });
    source.addEventListener("einde", () => {
      leave();
      document.dispatchEvent(new Event("werkbank:kijk"));
    });
    // This person has newer pages open, and a browser has few connections: this one waits its turn.
    source.addEventListener("vol", leave);
    source.onerror = () => {
      leave();
      stand(words.lost);
      setTimeout(() => {
        document.dispatchEvent(new Event("werkbank:kijk"));
        if (!source && !document.hidden) connect();
      }, wait + Math.random() * 1000);
      wait = Math.min(2 * wait, LONGEST_WAIT);
    };
  }
  function leave() {
    if (source) source.close();
    source = null;
    document.body.dataset.listens = "nee";
  }
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return;
    if (!source) connect();
    if (follow) plan(AGAIN.soon);
  });
  for (const kind of ["keydown", "pointerdown"]) document.addEventListener(kind, looked, { passive: true });
  window.addEventListener("pagehide", leave);
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) connect();
  });
  connect();
  if (follow) plan(AGAIN.quiet);
})();
