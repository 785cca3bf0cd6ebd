// The row one types in: text, and behind the plus a photo, a place, a sticker.

import { askPlace } from "./map.js";
import { askSticker } from "./dialogs.js";
import { h, icon, toast } from "./dom.js";
import { act, nameOf, sendPhoto } from "./world.js";
import { summary } from "./bubbles.js";

export class Composer {
  constructor(place, outlines) {
    this.place = place;
    this.outlines = outlines;
    this.quote = null;
    this.field = h("textarea", { rows: 1, placeholder: "พิมพ์ข้อความ", "aria-label": "พิมพ์ข้อความ" });
    this.field.addEventListener("keydown", (event) => this.key(event));
    this.field.addEventListener("input", () => this.grow());
    this.file = h("input", { type: "file", accept: "image/*", multiple: true, hidden: true, onchange: () => this.photo() });
    this.quoteBar = h("div", { class: "quote-bar", hidden: true });
    this.extras = h("div", { class: "extras", hidden: true },
      this.extra("photo", "รูปภาพ", () => this.file.click()),
      this.extra("pin", "ตำแหน่ง", () => this.pin()),
      this.extra("sticker", "สติกเกอร์", () => this.sticker()));
    this.plus = h("button", { type: "button", class: "bare", "aria-label": "แนบ", "aria-expanded": "false", onclick: () => this.toggle() }, icon("plus"));
    this.element = h("div", { class: "composer" }, this.quoteBar,
      h("form", { onsubmit: (event) => { event.preventDefault(); this.say(); } },
        this.plus, this.field, h("button", { class: "send", "aria-label": "ส่ง" }, icon("send"))),
      this.extras, this.file);
  }

  extra(name, label, onclick) {
    return h("button", { type: "button", onclick: () => { this.toggle(false); onclick(); } }, icon(name), label);
  }

  toggle(open = this.extras.hidden) {
    this.extras.hidden = !open;
    this.plus.setAttribute("aria-expanded", String(open));
  }

  key(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); this.say(); }
    if (event.key === "Escape") this.setQuote(null);
  }

  grow() {
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(this.field.scrollHeight, 120)}px`;
  }

  setQuote(message) {
    this.quote = message;
    this.quoteBar.hidden = !message;
    this.quoteBar.replaceChildren(...(message ? [
      h("span", {}, h("b", {}, nameOf(message.sender)), " ", summary(message)),
      h("button", { type: "button", class: "bare", "aria-label": "เลิกอ้างถึง", onclick: () => this.setQuote(null) }, icon("close")),
    ] : []));
    if (message) this.field.focus();
  }

  async try(deed, wanted) {
    try { return await act(deed, { ...this.place(), ...wanted }); } catch { toast("ส่งไม่สำเร็จ ลองอีกครั้ง"); return null; }
  }

  async say() {
    const text = this.field.value.trim();
    if (!text) return;
    this.field.value = "";
    this.grow();
    const quote = this.quote?.id;
    this.setQuote(null);
    if (!await this.try("say", { text, quote })) this.field.value = text;
  }

  async photo() {
    const files = [...this.file.files];
    this.file.value = "";
    const album = files.length > 1 ? { album: crypto.getRandomValues(new Uint32Array(1))[0], total: files.length } : {};
    try {
      for (const [index, file] of files.entries()) await sendPhoto(file, { ...this.place(), ...album, index: index + 1 });
    } catch { toast("ส่งรูปไม่สำเร็จ (ไม่เกิน 10 MB)"); }
  }

  async pin() {
    const place = await askPlace(this.outlines);
    if (place) await this.try("pin", place);
  }

  async sticker() {
    const sticker = await askSticker();
    if (sticker) await this.try("sticker", sticker);
  }
}
