// The small windows: a name, a date, a sticker, a text to edit, what can be done with a bubble.

import { h, icon } from "./dom.js";
import { STICKERS, drawSticker } from "./stickers.js";

export function ask(title, build) {
  return new Promise((resolve) => {
    const dialog = h("dialog", { class: "window", "aria-label": title });
    const finish = (value) => { dialog.close(); dialog.remove(); resolve(value); };
    dialog.append(
      h("header", {}, h("h3", {}, title), h("button", { type: "button", class: "bare", "aria-label": "ปิด", onclick: () => finish(null) }, icon("close"))),
      ...[build(finish)].flat());
    dialog.addEventListener("cancel", (event) => { event.preventDefault(); finish(null); });
    dialog.addEventListener("click", (event) => { if (event.target === dialog) finish(null); });
    document.body.append(dialog);
    dialog.showModal();
    dialog.querySelector("[autofocus]")?.focus();
  });
}

export const askText = (title, value = "", button = "ตกลง") => ask(title, (finish) => {
  const field = h("textarea", { rows: 3, autofocus: true, "aria-label": title });
  field.value = value;
  return form(field, button, finish);
});

export const askName = (title) => ask(title, (finish) => form(h("input", { maxlength: 60, autofocus: true, required: true, "aria-label": title }), "สร้าง", finish));

export const askMoment = (action) => ask(action.label ?? "เลือกวัน", (finish) => {
  const type = { date: "date", time: "time", datetime: "datetime-local" }[action.mode];
  return form(h("input", { type, min: action.min, max: action.max, value: action.initial, required: true, autofocus: true, "aria-label": action.label }), "เลือก", finish);
});

function form(field, button, finish) {
  const submit = (event) => { event.preventDefault(); if (field.value.trim()) finish(field.value.trim()); };
  field.addEventListener("keydown", (event) => { if (event.key === "Enter" && !event.shiftKey && !event.isComposing) submit(event); });
  return h("form", { onsubmit: submit }, field, h("button", { class: "green" }, button));
}

export const askSticker = () => ask("สติกเกอร์", (finish) => h("div", { class: "sticker-grid" },
  STICKERS.map((one) => h("button", { type: "button", class: "bare", "aria-label": one.word, onclick: () => finish(one) }, drawSticker({ stickerId: one.sticker })))));

export const askChoice = (title, choices) => ask(title, (finish) => h("div", { class: "choices" },
  choices.map(([name, label, tone = ""]) => h("button", { type: "button", class: tone, onclick: () => finish(name) }, label))));
