"use strict";

// Keys for lists: j and k move, Enter opens, / goes to the code field. Nothing while somebody types.
const typing = (target) => target.closest("input, select, textarea, [contenteditable]") !== null;

function move(step) {
  const rows = [...document.querySelectorAll("[data-rows] tbody tr")];
  if (rows.length === 0) return;
  const at = rows.findIndex((row) => row.classList.contains("chosen"));
  const next = Math.min(Math.max(at + step, 0), rows.length - 1);
  rows[at]?.classList.remove("chosen");
  rows[next].classList.add("chosen");
  rows[next].querySelector("a")?.focus();
  rows[next].scrollIntoView({ block: "nearest" });
}

const KEYS = {
  j: () => move(1),
  k: () => move(-1),
  "/": () => document.querySelector("[data-key='/']")?.focus(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const act = KEYS[event.key];
  if (act === undefined) return;
  event.preventDefault();
  act();
});

// A second click must not send a form twice.
document.addEventListener("submit", (event) => {
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "yes";
  if (event.target.method !== "post") delete event.target.dataset.sent;
});
window.addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
});

// On a narrow screen the menu scrolls; show the part one is in.
document.querySelector(".menu [aria-current]")?.scrollIntoView({ inline: "center", block: "nearest" });

// Parts that take their time to draw are asked for once the page is there to be read.
for (const part of document.querySelectorAll("[data-fill]")) {
  fetch(part.dataset.fill, { credentials: "same-origin" })
    .then((answer) => (answer.ok && !answer.redirected ? answer.text() : Promise.reject(answer.status)))
    .then((html) => { part.innerHTML = html; })
    .catch(() => { part.textContent = part.dataset.failed; })
    .finally(() => part.removeAttribute("aria-busy"));
}
