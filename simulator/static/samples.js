// The things to try: one press types for you.

import { h, toast } from "./dom.js";
import { act } from "./world.js";

const BREATH = 1200;
const later = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

export function showSamples(samples, phone) {
  document.getElementById("samples").replaceChildren(...samples.map((sample) => h("li", {}, drawSample(sample, phone))));
}

function drawSample(sample, phone) {
  const button = h("button", { type: "button", class: "sample" }, h("b", {}, sample.title), h("span", {}, sample.hint));
  button.addEventListener("click", async () => {
    button.disabled = true;
    try { await run(sample, phone); } catch { toast("ทำไม่สำเร็จ ลองอีกครั้ง"); }
    button.disabled = false;
  });
  return button;
}

async function run(sample, phone) {
  document.querySelector("[data-tab=phones]").click();
  phone.open(sample.chat, sample.person);
  let message;
  for (const { do: deed, ...own } of sample.steps) {
    if (message) await later(BREATH);
    const told = await act(deed, { person: sample.person, chat: sample.chat, message, ...own });
    message = told.id ?? message;
  }
}
