// Stickers of our own making: LINE's pictures may not be fetched, so each is a word with a colour.

import { h } from "./dom.js";

export const STICKERS = [
  { package: "11537", sticker: "52002734", word: "รับทราบ", look: "leaf" },
  { package: "11537", sticker: "52002735", word: "ขอบคุณ", look: "rose" },
  { package: "11537", sticker: "52002736", word: "สู้ ๆ", look: "sun" },
  { package: "11537", sticker: "52002739", word: "555+", look: "sky" },
  { package: "11537", sticker: "52002741", word: "โอเค", look: "leaf" },
  { package: "11537", sticker: "52002749", word: "ตกใจ!", look: "plum" },
];

export function drawSticker(content) {
  const known = STICKERS.find((one) => one.sticker === content.stickerId);
  return h("div", { class: `sticker ${known?.look ?? "sky"}`, role: "img", "aria-label": `สติกเกอร์ ${known?.word ?? ""}` }, known?.word ?? "สติกเกอร์");
}
