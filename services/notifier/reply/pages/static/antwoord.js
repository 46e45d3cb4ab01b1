// Everything works without this. It reads aloud, leaves faster, and warns before a session ends.
"use strict";

(() => {
  const leave = document.getElementById("weg");
  const go = () => {
    // The page is gone before the other one has come, and the way back does not lead here.
    document.documentElement.classList.add("gone");
    document.title = "…";
    speechSynthesis?.cancel();
    location.replace(leave.href);
  };
  leave.addEventListener("click", (event) => {
    event.preventDefault();
    go();
  });
  // What a browser keeps to go back quickly is asked for anew: it may be over.
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
})();

(() => {
  if (!("speechSynthesis" in window)) return;
  const place = document.getElementById("voorlezen");
  const button = place.querySelector("button");
  const status = place.querySelector("[role=status]");
  const say = place.dataset;
  const language = document.documentElement.lang;
  let round = 0;

  // What is inside of something else that is read is read once; what is not shown is not read.
  const spoken = () => {
    const kinds = "h1, h2, h3, p, li, legend, label, summary, main button, main a.nl-button";
    return [...document.querySelectorAll(`main :is(${kinds})`)]
      .filter((one) => !place.contains(one) && one.checkVisibility() && !one.parentElement.closest("p, li"))
      .map((one) => one.innerText.trim())
      .filter(Boolean);
  };
  const voices = () => speechSynthesis.getVoices();
  const mine = () => voices().find((voice) => voice.lang.toLowerCase().startsWith(language));
  const shown = (text, running) => {
    status.textContent = text;
    button.textContent = running ? say.stop : say.read;
  };
  const stop = (text) => {
    round += 1;
    speechSynthesis.cancel();
    shown(text, false);
  };
  const start = () => {
    const voice = mine();
    // Arabic by a Dutch voice is noise. A list that is still empty says nothing.
    if (!voice && voices().length) return shown(say.voiceless, false);
    round += 1;
    const now = round;
    const texts = spoken();
    speechSynthesis.cancel();
    // One by one: some browsers stop in the middle of a long text.
    texts.forEach((text, index) => {
      const one = new SpeechSynthesisUtterance(text);
      one.lang = language;
      one.rate = 0.95;
      if (voice) one.voice = voice;
      if (index === texts.length - 1) one.onend = () => now === round && stop(say.stopped);
      one.onerror = () => now === round && stop(say.stopped);
      speechSynthesis.speak(one);
    });
    return shown(say.reading, true);
  };
  const running = () => button.textContent === say.stop;
  button.addEventListener("click", () => (running() ? stop(say.stopped) : start()));
  addEventListener("pagehide", () => speechSynthesis.cancel());
  place.hidden = false;
})();

(() => {
  const dialog = document.getElementById("bijna-dicht");
  if (!dialog) return;
  const minutes = Number(document.body.dataset.idle);
  const { stay } = document.body.dataset;
  const before = Math.min(2, minutes / 2);
  let warning, end;
  const over = () => location.replace(stay);
  const count = () => {
    clearTimeout(warning);
    clearTimeout(end);
    warning = setTimeout(() => dialog.showModal(), (minutes - before) * 60000);
    end = setTimeout(over, minutes * 60000);
  };
  dialog.querySelector("button").addEventListener("click", async () => {
    dialog.close();
    // Asking for a page is being there; what it says is not needed, but that it is there is.
    const answer = await fetch(stay, { cache: "no-store" }).catch(() => null);
    if (answer?.ok) count();
    else over();
  });
  count();
})();
