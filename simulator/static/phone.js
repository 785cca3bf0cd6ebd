// One person's phone: their chats, and the chat that is open.

import { drawMessage, summary } from "./bubbles.js";
import { Composer } from "./composer.js";
import { askChoice, askMoment, askName, askText } from "./dialogs.js";
import { avatar, clock, day, h, icon, settle, toast } from "./dom.js";
import { drawMenu } from "./menu.js";
import { act, chatsOf, messagesOf, nameOf, onChange, titleOf, world } from "./world.js";

export class Phone {
  constructor(person, chat, outlines) {
    this.person = person;
    this.chat = chat;
    this.drawn = "";
    this.composer = new Composer(() => ({ person: this.person, chat: this.chat }), outlines);
    this.owner = h("select", { "aria-label": "คุณคือใคร", onchange: () => this.become(this.owner.value) });
    this.face = h("span");
    this.screen = h("div", { class: "screen" });
    this.element = h("section", { class: "phone", "aria-label": "โทรศัพท์" },
      h("div", { class: "owner" }, this.face, h("label", {}, h("small", {}, "คุณคือ"), this.owner)), this.screen);
    onChange(() => this.draw());
    this.draw();
  }

  become(person) {
    if (person === "+") { this.addPerson(); return; }
    this.person = person;
    if (!chatsOf(person).some((chat) => chat.id === this.chat)) this.chat = null;
    this.draw(true);
  }

  open(chat, person = this.person) {
    this.person = person;
    this.chat = chat;
    this.composer.setQuote(null);
    this.draw(true);
  }

  draw(force = false) {
    this.drawOwner();
    if (this.chat && !world.chats.has(this.chat)) this.chat = null;
    if (this.chat) this.drawChat(force);
    else this.drawList();
  }

  drawOwner() {
    const people = [...world.people.values()];
    const known = people.map((one) => one.id).join();
    if (this.known !== known) {
      this.known = known;
      this.owner.replaceChildren(...people.map((one) => h("option", { value: one.id }, one.name)), h("option", { value: "+" }, "+ เพิ่มคนใหม่…"));
    }
    this.owner.value = this.person;
    this.face.replaceChildren(avatar(this.person, nameOf(this.person), "small"));
  }

  drawList() {
    this.drawn = "";
    const chats = chatsOf(this.person);
    this.screen.replaceChildren(
      h("header", { class: "bar" }, h("h2", {}, "แชต")),
      h("ul", { class: "chats" }, chats.map((chat) => h("li", {}, this.listed(chat)))),
      h("button", { type: "button", class: "new-group", onclick: () => this.addGroup() }, icon("plus"), "สร้างกลุ่มใหม่แล้วเชิญบอต"),
      this.others().length ? h("button", { type: "button", class: "new-group", onclick: () => this.joinGroup() }, "เข้ากลุ่มที่มีอยู่") : "");
  }

  listed(chat) {
    const last = messagesOf(chat.id).at(-1);
    const face = chat.group ? avatar(chat.id, chat.name) : h("img", { class: "avatar", src: new URL("./icon.svg", import.meta.url).href, alt: "" });
    return h("button", { type: "button", onclick: () => this.open(chat.id) }, face,
      h("span", { class: "what" }, h("b", {}, titleOf(chat), chat.group ? h("i", {}, ` (${chat.headcount})`) : null), h("span", {}, last ? summary(last) : "ยังไม่มีข้อความ")),
      last ? h("time", {}, clock(last.at)) : null);
  }

  drawChat(force) {
    const chat = world.chats.get(this.chat);
    if (force || this.drawn !== chat.id) this.frame(chat);
    this.title.replaceChildren(titleOf(chat), chat.group ? h("i", {}, ` (${chat.headcount})`) : "");
    const messages = messagesOf(chat.id);
    const atEnd = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 80;
    const last = messages.at(-1);
    const grown = messages.length !== this.count;
    settle(this.log, this.rows(messages, chat));
    if (grown && (atEnd || last?.sender === this.person)) this.log.scrollTop = this.log.scrollHeight;
    this.count = messages.length;
    if (this.quickOf !== last?.id) this.drawQuick(last);
    const menu = chat.group ? null : world.people.get(chat.id)?.menu;
    if (this.menuOf !== menu?.richMenuId) this.menuPlace.replaceChildren(...drawMenu(menu, (action) => this.press(action)));
    this.menuOf = menu?.richMenuId;
  }

  frame(chat) {
    this.drawn = chat.id;
    this.cache = new Map();
    this.count = this.quickOf = this.menuOf = undefined;
    this.title = h("h2");
    this.log = h("div", { class: "log", role: "log", "aria-live": "polite", tabindex: "0", "aria-label": "ข้อความ ใช้ลูกศรขึ้นลงเพื่อเลือก" });
    this.log.addEventListener("keydown", (event) => walk(this.log, event));
    stayAtEnd(this.log);
    this.quick = h("div", { class: "quick" });
    this.menuPlace = h("div");
    this.screen.replaceChildren(
      h("header", { class: "bar" },
        h("button", { type: "button", class: "bare", "aria-label": "กลับไปรายการแชต", onclick: () => { this.chat = null; this.draw(); } }, icon("back")),
        this.title,
        h("button", { type: "button", class: "bare", "aria-label": "ตัวเลือกของแชต", onclick: () => this.options() }, icon("more"))),
      this.log, this.quick, this.composer.element, this.menuPlace);
  }

  rows(messages, chat) {
    if (!messages.length) return [h("p", { class: "empty" }, "ยังไม่มีข้อความ พิมพ์ทักทาย หรือกด “ลองทำดู”")];
    const rows = messages.flatMap((message, index) => {
      const before = messages[index - 1];
      const today = day(message.at);
      const line = before && day(before.at) === today ? [] : [this.cached(today, () => notice(today))];
      return [...line, this.drawOnce(message, chat, !line.length && follows(before, message))];
    });
    if (chat.group && !chat.botPresent) rows.push(this.cached("absent", () => notice(`${world.bot} ไม่อยู่ในกลุ่มนี้`)));
    if (chat.loading) rows.push(this.cached("dots", drawDots));
    return rows;
  }

  drawOnce(message, chat, followed) {
    const look = { me: this.person, group: chat.group, follows: followed };
    const key = JSON.stringify([message, look, message.quotes && world.messages.get(message.quotes)?.unsent]);
    return this.cached(key, () => drawMessage(message, { ...look, press: (action) => this.press(action), openMenu: (one) => this.menu(one) }));
  }

  cached(key, draw) {
    if (!this.cache.has(key)) this.cache.set(key, draw());
    return this.cache.get(key);
  }

  drawQuick(last) {
    this.quickOf = last?.id;
    const items = last?.sender === "" ? (last.content.quickReply?.items ?? []) : [];
    this.quick.replaceChildren(...items.map(({ action }) => h("button", { type: "button", onclick: () => this.press(action) }, action.label)));
    this.quick.hidden = !items.length;
    if (items.length) this.log.scrollTop = this.log.scrollHeight;
  }

  async press(action) {
    const local = { location: () => this.composer.pin(), camera: () => this.composer.file.click(), cameraRoll: () => this.composer.file.click(), uri: () => this.follow(action.uri), clipboard: () => copy(action.clipboardText) }[action.type];
    if (local) { local(); return; }
    const picks = action.type === "datetimepicker" ? await askMoment(action) : "";
    if (picks !== null) await this.composer.try("press", { action, picks });
  }

  follow(uri) {
    const [, said] = /^https:\/\/line\.me\/R\/oaMessage\/[^/]+\/\?(.*)$/u.exec(uri) ?? [];
    if (said === undefined) { visit(uri); return; }
    this.open(this.person);
    this.composer.field.value = decodeURIComponent(said);
    this.composer.field.focus();
  }

  async menu(message) {
    const mine = message.sender === this.person;
    const choices = [["quote", "อ้างถึง"]];
    if (mine && message.content.type === "text" && world.chats.get(this.chat).group) choices.push(["edit", "แก้ไข"]);
    if (mine) choices.push(["unsend", "ยกเลิกข้อความ", "danger"]);
    const choice = await askChoice(summary(message).slice(0, 40), choices);
    if (choice === "quote") this.composer.setQuote(message);
    if (choice === "unsend") await this.composer.try("unsend", { message: message.id });
    if (choice === "edit") {
      const text = await askText("แก้ไขข้อความ", message.content.text, "บันทึก");
      if (text && text !== message.content.text) await this.composer.try("edit", { message: message.id, text });
    }
  }

  async options() {
    const chat = world.chats.get(this.chat);
    const friend = world.people.get(this.person).friend;
    const word = chat.group ? (chat.botPresent ? "นำบอตออกจากกลุ่ม" : "เชิญบอตเข้ากลุ่ม") : (friend ? "บล็อกบอต" : "เลิกบล็อกบอต");
    const choices = [["change", word], ...(chat.group ? [["leave", "ออกจากกลุ่ม", "danger"]] : [])];
    const choice = await askChoice(titleOf(chat), choices);
    if (!choice) return;
    await this.composer.try(choice, {});
    if (choice === "leave") { this.chat = null; this.draw(); }
  }

  async addGroup() {
    const name = await askName("ชื่อกลุ่ม");
    const made = name && await this.composer.try("gather", { name });
    if (made) this.open(made.id);
  }

  others() {
    return [...world.chats.values()].filter((chat) => chat.group && !chat.members.includes(this.person));
  }

  async joinGroup() {
    const chat = await askChoice("เข้ากลุ่ม", this.others().map((one) => [one.id, one.name]));
    if (!chat) return;
    try { await act("join", { person: this.person, chat }); } catch { toast("เข้ากลุ่มไม่สำเร็จ"); return; }
    this.open(chat);
  }

  async addPerson() {
    const name = await askName("ชื่อที่แสดง");
    const made = name && await act("meet", { name });
    if (made) this.open(made.id, made.id);
    else this.drawOwner();
  }
}

const notice = (words) => h("p", { class: "notice" }, words);
const drawDots = () => h("div", { class: "message theirs" }, h("div", { class: "bubble dots", "aria-label": "กำลังพิมพ์" }, h("i"), h("i"), h("i")));
const MINUTE = 60_000;
const follows = (before, message) => !before.unsent && before.sender === message.sender && message.at - before.at < MINUTE;

function stayAtEnd(log) {
  let atEnd = true;
  log.addEventListener("scroll", () => { atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80; });
  new ResizeObserver(() => { if (atEnd) log.scrollTop = log.scrollHeight; }).observe(log);
}

function walk(log, event) {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!step) return;
  const bodies = [...log.querySelectorAll(".body")];
  const here = bodies.findIndex((body) => body.contains(document.activeElement));
  const next = bodies[here < 0 ? bodies.length - 1 : here + step];
  if (next) { event.preventDefault(); next.focus(); }
}

function visit(uri) {
  if (/^https?:/u.test(uri)) window.open(uri, "_blank", "noopener");
  else toast(uri.startsWith("tel:") ? `โทร ${uri.slice(4)}` : `เปิด ${uri}`);
}

async function copy(text) {
  try { await navigator.clipboard.writeText(text); toast("คัดลอกแล้ว"); } catch { toast(text); }
}
