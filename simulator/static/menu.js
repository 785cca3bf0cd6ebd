// The rich menu under a one-to-one chat: a picture with areas to press.

import { h, icon } from "./dom.js";
import { mediaUrl } from "./world.js";

let open = true;

export function drawMenu(menu, press) {
  if (!menu) return [];
  const areas = menu.areas.map((area) => drawArea(area, menu.size, press));
  const sheet = h("div", { class: "rich-menu", hidden: !open }, h("img", { src: mediaUrl(menu.richMenuId), alt: "" }), areas);
  const bar = h("button", { type: "button", class: "menu-bar", onclick: () => { open = !open; sheet.hidden = !open; } }, icon("menu"), menu.chatBarText);
  return [sheet, bar];
}

function drawArea({ bounds, action }, size, press) {
  const percent = (part, whole) => `${(100 * part) / whole}%`;
  return h("button", {
    type: "button",
    "aria-label": action.label ?? action.text ?? action.displayText ?? "เมนู",
    onclick: () => press(action),
    style: { left: percent(bounds.x, size.width), top: percent(bounds.y, size.height), width: percent(bounds.width, size.width), height: percent(bounds.height, size.height) },
  });
}
