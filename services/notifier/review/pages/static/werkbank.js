// Warns before a session ends, keeps it while somebody works, and clears the screen when it ended.
// Every page works without this: the server ends sessions by itself.
"use strict";

// The title says what cannot be seen while another window is in front.
const titled = (() => {
  let plain = document.title;
  const marks = { t0: "", session: "" };
  const put = () => {
    document.title = [marks.session, marks.t0, plain].filter(Boolean).join(" ");
  };
  return {
    mark(name, text) {
      marks[name] = text;
      put();
    },
    of(text) {
      plain = text;
      put();
    },
  };
})();

(() => {
  const { idle, warning, csrf } = document.body.dataset;
  const box = document.getElementById("sessie");
  if (!idle || !box) return;
  const ADDRESS = "/werkbank/sessie";
  const TELL_EVERY = 60000;
  let endsAt = Date.now() + Number(idle) * 1000;
  let toldAt = Date.now();
  let timer = 0;

  const plan = (milliseconds) => {
    clearTimeout(timer);
    timer = setTimeout(look, Math.max(250, milliseconds));
  };
  const untilWarning = () => endsAt - Date.now() - Number(warning) * 1000;
  let leaving = false;
  const gone = () => {
    // Once: the first request after the end is told what happened, a second one only to log in.
    if (leaving) return;
    leaving = true;
    // What stands here is for whoever was logged in, also when the network is away.
    document.getElementById("inhoud").replaceChildren();
    window.location.reload();
  };

  async function ask(options) {
    try {
      return await fetch(ADDRESS, { credentials: "same-origin", cache: "no-store", ...options });
    } catch {
      return null;
    }
  }

  async function look() {
    // Another window may have kept the same session alive.
    const answer = await ask({});
    if (answer && answer.status === 401) return gone();
    if (answer && answer.ok) {
      const { seconds } = await answer.json();
      endsAt = Date.now() + seconds * 1000;
    }
    const left = endsAt - Date.now();
    if (left <= 0) return gone();
    if (untilWarning() > 1000) {
      close();
      return plan(untilWarning());
    }
    if (!box.open) {
      titled.mark("session", `● ${document.getElementById("sessie-titel").textContent} –`);
      box.showModal();
      document.getElementById("sessie-blijven").focus();
    }
    plan(Math.min(left + 250, 5000));
  }

  function close() {
    if (box.open) box.close();
    titled.mark("session", "");
  }

  async function stay() {
    toldAt = Date.now();
    const answer = await ask({ method: "POST", headers: { "X-CSRF": csrf } });
    if (answer && answer.status === 401) return gone();
    if (answer && answer.ok) {
      endsAt = Date.now() + Number(idle) * 1000;
      close();
      plan(untilWarning());
    }
  }

  // Reading and typing are doing something; the server only sees requests.
  const active = () => {
    if (!box.open && Date.now() - toldAt > Math.min(TELL_EVERY, Number(idle) * 200)) stay();
  };
  for (const kind of ["keydown", "pointerdown", "wheel"]) {
    document.addEventListener(kind, active, { passive: true });
  }
  document.getElementById("sessie-blijven").addEventListener("click", stay);
  box.addEventListener("cancel", (event) => {
    event.preventDefault();
    stay();
  });
  // A part of this script heard that the session ended, or cannot reach us.
  document.addEventListener("werkbank:kijk", look);
  // A page that the browser kept for its back button may belong to a session that ended.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) look();
  });
  plan(untilWarning());
})();

// Keeps what somebody is typing about a case, so that nothing that interrupts them loses it.
(() => {
  const form = document.querySelector("form[data-draft]");
  if (!form) return;
  const AFTER = 1500;
  let timer = 0;
  let sent = false;
  const keep = () => {
    clearTimeout(timer);
    if (sent) return;
    fetch(form.dataset.draft, {
      method: "POST",
      credentials: "same-origin",
      body: new URLSearchParams(new FormData(form)),
      keepalive: true,
    }).catch(() => {});
  };
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, AFTER);
  });
  form.addEventListener("submit", () => {
    sent = true;
    clearTimeout(timer);
  });
})();
