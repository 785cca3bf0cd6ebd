// Draws one message as a bubble.

import { avatar, clock, h, icon } from "./dom.js";
import { drawFlex } from "./flex.js";
import { drawSticker } from "./stickers.js";
import { mediaUrl, nameOf, world } from "./world.js";

export function drawMessage(message, { me, group, follows, press, openMenu }) {
  const mine = message.sender === me;
  if (message.unsent) return h("p", { class: "notice" }, `${mine ? "คุณ" : nameOf(message.sender)}ยกเลิกข้อความแล้ว`);
  const wide = message.content.type === "flex" && message.content.contents.type === "carousel";
  const body = h("div", { class: "body" }, quoteOf(message), (DRAWERS[message.content.type] ?? drawOther)(message, press));
  const row = h("div", { class: `message ${mine ? "mine" : "theirs"} ${wide ? "wide" : ""} ${follows ? "follows" : ""}`, "data-id": message.id },
    mine ? null : face(message),
    h("div", { class: "column" },
      mine || (!group && message.sender !== "") ? null : h("span", { class: "name" }, nameOf(message.sender)),
      h("div", { class: "line" }, body, stamp(message))));
  listenForMenu(body, () => openMenu(message, body));
  return row;
}

const face = (message) => (message.sender === ""
  ? h("img", { class: "avatar", src: new URL("./icon.svg", import.meta.url).href, alt: "" })
  : avatar(message.sender, nameOf(message.sender)));

function stamp(message) {
  const price = message.via === "reply" ? "ฟรี" : message.price ? `โควตา −${message.price}` : "";
  return h("span", { class: "stamp" },
    message.edited ? h("span", {}, "แก้ไขแล้ว") : null,
    price ? h("span", { class: message.price ? "price paid" : "price" }, price) : null,
    h("time", {}, clock(message.at)));
}

function quoteOf(message) {
  const quoted = message.quotes && world.messages.get(message.quotes);
  if (!quoted) return null;
  return h("div", { class: "quoted" }, h("b", {}, nameOf(quoted.sender)), h("span", {}, summary(quoted)));
}

const KINDS = { image: "รูปภาพ", video: "วิดีโอ", audio: "ข้อความเสียง", location: "ตำแหน่ง", sticker: "สติกเกอร์" };

export function summary(message) {
  if (message.unsent) return "ยกเลิกข้อความแล้ว";
  const content = message.content;
  return readable(content) || content.altText || content.fileName || `[${KINDS[content.type] ?? content.type}]`;
}

function readable(content) {
  if (content.type !== "textV2") return content.text ?? "";
  return content.text.replace(/\{\{|\}\}|\{(\w+)\}/gu, (found, key) => (key ? substituted(content.substitution?.[key]) : found[0]));
}

function substituted(what) {
  if (what?.type !== "mention") return "";
  return what.mentionee.type === "all" ? "@All" : `@${nameOf(what.mentionee.userId)}`;
}

const DRAWERS = {
  text: drawText,
  textV2: drawText,
  flex: (message, press) => drawFlex(message.content.contents, press),
  image: (message) => h("img", { class: "photo", src: photoUrl(message), alt: "รูปภาพ", loading: "lazy" }),
  video: (message) => h("video", { class: "photo", src: photoUrl(message), controls: true }),
  location: drawPlace,
  sticker: (message) => drawSticker(message.content),
  template: drawTemplate,
};

const photoUrl = (message) => message.content.originalContentUrl ?? mediaUrl(message.id);

function drawText(message) {
  const words = readable(message.content);
  const parts = words.split(/(https?:\/\/[^\s]+|@[^\s@]+)/u).map((part) => {
    if (/^https?:/u.test(part)) return h("a", { href: part, target: "_blank", rel: "noopener noreferrer" }, part);
    return part.startsWith("@") ? h("b", { class: "mention" }, part) : part;
  });
  return h("div", { class: "bubble" }, parts);
}

function drawPlace(message) {
  const { latitude, longitude, title, address } = message.content;
  return h("div", { class: "bubble place" }, h("span", { class: "place-icon" }, icon("pin")),
    h("span", {}, h("b", {}, title || "ตำแหน่ง"), h("span", {}, address ? `เขต${address.replace(/^เขต/u, "")}` : ""),
      h("small", {}, `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`)));
}

function drawTemplate(message, press) {
  const { template } = message.content;
  const buttons = (template.actions ?? []).map((action) => h("button", { type: "button", class: "flex-button link md", onclick: () => press(action) }, action.label));
  return h("div", { class: "flex-bubble" }, h("div", { class: "flex-body padded" }, h("p", { class: "flex-text" }, template.text ?? message.content.altText)), buttons);
}

function drawOther(message) {
  return h("div", { class: "bubble" }, summary(message));
}

function listenForMenu(element, open) {
  let timer;
  element.tabIndex = -1;
  element.addEventListener("contextmenu", (event) => { event.preventDefault(); open(); });
  element.addEventListener("pointerdown", () => { timer = setTimeout(open, 550); });
  for (const end of ["pointerup", "pointerleave", "pointercancel"]) element.addEventListener(end, () => clearTimeout(timer));
  element.addEventListener("keydown", (event) => {
    if (event.target === element && (event.key === "Enter" || event.key === "ContextMenu")) { event.preventDefault(); open(); }
  });
}
