// Starts the page: asks for the world, puts phones on the table, keeps asking.

import { listenForTrouble, showTraffic } from "./behind.js";
import { toast } from "./dom.js";
import { Phone } from "./phone.js";
import { showSamples } from "./samples.js";
import { chatsOf, onChange, refresh, setup, world } from "./world.js";

const EVERY = 1000;
const MOST_PHONES = 3; // the stylesheet hides those a narrow window has no room for

function showMeter() {
  const { free, paid, limit } = world.meter;
  document.querySelector("[data-meter=free]").textContent = free.toLocaleString("th-TH");
  document.querySelector("[data-meter=paid]").textContent = paid.toLocaleString("th-TH");
  const bar = document.querySelector(".quota progress");
  bar.max = limit ?? Math.max(paid, 1);
  bar.value = paid;
  document.querySelector(".quota output").textContent = limit === null ? "ไม่จำกัด" : `${paid} / ${limit}`;
}

function placePhones(outlines) {
  const people = [...world.people.keys()];
  const phones = people.slice(0, MOST_PHONES).map((person, index) => {
    const chats = chatsOf(person);
    return new Phone(person, (index < 2 ? chats[0] : chats.at(-1))?.id ?? null, outlines);
  });
  document.getElementById("phones").replaceChildren(...phones.map((phone) => phone.element));
  return phones;
}

function listenToTabs() {
  const main = document.querySelector("main");
  for (const tab of document.querySelectorAll("[data-tab]")) {
    tab.addEventListener("click", () => {
      main.dataset.shown = tab.dataset.tab;
      for (const other of document.querySelectorAll("[data-tab]")) other.setAttribute("aria-pressed", String(other === tab));
    });
  }
}

async function keepAsking() {
  try { await refresh(); } catch { toast("เซิร์ฟเวอร์ไม่ตอบ กำลังลองใหม่"); }
  setTimeout(keepAsking, EVERY);
}

listenToTabs();
listenForTrouble();
onChange(showMeter);
onChange(showTraffic);
const [{ samples, outlines }] = await Promise.all([setup(), refresh()]);
const phones = placePhones(outlines);
if (phones.length) showSamples(samples, phones[0]);
else document.getElementById("phones").textContent = "ยังไม่มีใครในแชตจำลอง";
keepAsking();
