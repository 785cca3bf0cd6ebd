// Behind the scenes: the calls between the look-alike and the bot, and troubles to order.

import { h, toast } from "./dom.js";
import { act, world } from "./world.js";

const SHOWN = 14;
const SECONDS = new Intl.DateTimeFormat("th-TH", { hour: "2-digit", minute: "2-digit", second: "2-digit", timeZone: "Asia/Bangkok" });
const ORDERED = { again: "ส่งซ้ำแล้ว", error: "การเรียกครั้งถัดไปจะได้ 500", cut: "การเรียกครั้งถัดไปจะถูกตัดสายหลังรับ" };

export function showTraffic() {
  const calls = world.traffic.slice(-SHOWN).reverse();
  document.getElementById("traffic").replaceChildren(...calls.map(drawCall));
}

function drawCall(call) {
  const good = call.status >= 200 && call.status < 300;
  return h("li", {},
    h("time", {}, SECONDS.format(call.at)),
    h("span", { class: call.webhook ? "way out" : "way", title: call.webhook ? "LINE → บอต" : "บอต → LINE" }, call.webhook ? "→" : "←"),
    h("span", {}, call.webhook ? `webhook ${call.name}` : call.name),
    h("b", { class: good ? "good" : "bad" }, call.status || "ไม่ถึง"));
}

export function listenForTrouble() {
  for (const button of document.querySelectorAll("[data-trouble]")) {
    button.addEventListener("click", async () => {
      try { await act("disturb", { trouble: button.dataset.trouble }); toast(ORDERED[button.dataset.trouble]); } catch { toast("ทำไม่สำเร็จ"); }
    });
  }
}
