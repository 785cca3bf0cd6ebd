// What the page knows, kept fresh by asking once a second; listeners hear of every change.

const base = document.body.dataset.base.replace(/\/$/, "");

export const world = { version: 0, epoch: "", bot: "", people: new Map(), chats: new Map(), messages: new Map(), meter: {}, traffic: [] };
const listeners = new Set();

export const onChange = (listener) => listeners.add(listener);
export const mediaUrl = (id) => `${base}/media/${id}`;
export const setup = async () => (await fetch(`${base}/setup.json`)).json();

export async function refresh() {
  const answer = await fetch(`${base}/feed.json?since=${world.version}&epoch=${world.epoch}`);
  if (!answer.ok) throw new Error(`feed ${answer.status}`);
  const feed = await answer.json();
  const changed = feed.version !== world.version || feed.epoch !== world.epoch || loadingChanged(feed);
  if (feed.epoch !== world.epoch) world.messages.clear();
  world.epoch = feed.epoch;
  world.version = feed.version;
  world.bot = feed.bot;
  world.meter = feed.meter;
  world.traffic = feed.traffic;
  world.people = new Map(feed.people.map((person) => [person.id, person]));
  world.chats = new Map(feed.chats.map((chat) => [chat.id, chat]));
  for (const message of feed.messages) world.messages.set(message.id, message);
  if (changed) for (const listener of listeners) listener();
}

function loadingChanged(feed) {
  return feed.chats.some((chat) => chat.loading !== world.chats.get(chat.id)?.loading);
}

export async function act(deed, wanted) {
  return sent(fetch(`${base}/act/${deed}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(wanted),
  }));
}

export async function sendPhoto(file, place) {
  return sent(fetch(`${base}/photo?${new URLSearchParams(place)}`, { method: "POST", headers: { "Content-Type": file.type }, body: file }));
}

async function sent(request) {
  const answer = await request;
  if (!answer.ok) throw new Error(`refused ${answer.status}`);
  const told = await answer.json();
  await refresh();
  return told;
}

export const messagesOf = (chat) => [...world.messages.values()].filter((message) => message.chat === chat);

export const nameOf = (sender) => (sender === "" ? world.bot : (world.people.get(sender)?.name ?? "สมาชิก"));

export function chatsOf(person) {
  const mine = [...world.chats.values()].filter((chat) => chat.id === person || (chat.group && chat.members.includes(person)));
  return mine.sort((one, other) => Number(other.group) - Number(one.group));
}

export const titleOf = (chat) => (chat.group ? chat.name : world.bot);
