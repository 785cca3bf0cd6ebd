// Building elements without markup strings: nothing a person wrote is ever read as HTML.

export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) set(element, name, value);
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

function set(element, name, value) {
  if (value === false || value === null || value === undefined) return;
  if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
  else if (name === "class") element.className = value;
  else if (name === "style") Object.assign(element.style, value);
  else element.setAttribute(name, value === true ? "" : value);
}

const SVG = "http://www.w3.org/2000/svg";

export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const PATHS = {
  back: "M15 5l-7 7 7 7",
  more: "M12 4.500a1 1 0 000 2 1 1 0 000-2zM12 11a1 1 0 000 2 1 1 0 000-2zM12 17.500a1 1 0 000 2 1 1 0 000-2z",
  plus: "M12 5v14M5 12h14",
  send: "M4 12l16-8-6 16-3-7z",
  photo: "M4 6h16v12H4zM8 11a1.500 1.500 0 100-3 1.500 1.500 0 000 3zM4 17l5-5 4 4 3-3 4 4",
  pin: "M12 21s7-6.500 7-11a7 7 0 10-14 0c0 4.500 7 11 7 11zM12 12.500a2.500 2.500 0 100-5 2.500 2.500 0 000 5z",
  sticker: "M12 3a9 9 0 109 9c-5 1-10-4-9-9zM9 11v.01M14 15c-1.500 1.500-4 1.500-5 0",
  close: "M6 6l12 12M18 6L6 18",
  menu: "M4 7h16M4 12h16M4 17h16",
};

export function icon(name) {
  const path = svg("path", { d: PATHS[name], fill: "none", stroke: "currentColor", "stroke-width": 2 });
  path.setAttribute("stroke-linecap", "round");
  path.setAttribute("stroke-linejoin", "round");
  return svg("svg", { viewBox: "0 0 24 24", width: 22, height: 22, "aria-hidden": "true" }, path);
}

// Puts `wanted` into a place, touching only what differs: focus and scrolling of the rest survive.
export function settle(place, wanted) {
  wanted.forEach((node, index) => {
    if (place.childNodes[index] !== node) place.insertBefore(node, place.childNodes[index] ?? null);
  });
  while (place.childNodes.length > wanted.length) place.lastChild.remove();
}

const HUES = [152, 205, 28, 265, 340, 180, 95, 12, 230, 48];

export function avatar(id, name, extra = "") {
  const hue = HUES[[...id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % HUES.length];
  const face = h("span", { class: `avatar ${extra}`, "aria-hidden": "true" }, initial(name));
  face.style.background = `hsl(${hue} 48% 42%)`;
  return face;
}

function initial(name) {
  const bare = name.replace(/^(นาย|นางสาว|นาง|น\.ส\.|ป้า|ลุง|พี่|น้า|กลุ่ม|ชุมชน|เครือข่าย)\s*/u, "") || name;
  const letters = [...bare].filter((letter) => /[ก-ฮA-Za-z0-9]/u.test(letter));
  return letters[0] ?? "?";
}

const CLOCK = new Intl.DateTimeFormat("th-TH", { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Bangkok" });
const DAY = new Intl.DateTimeFormat("th-TH", { weekday: "short", day: "numeric", month: "short", year: "numeric", timeZone: "Asia/Bangkok" });

export const clock = (at) => CLOCK.format(at);
export const day = (at) => DAY.format(at);

export function toast(words) {
  const place = document.getElementById("toast");
  place.textContent = words;
  place.classList.add("shown");
  clearTimeout(place.timer);
  place.timer = setTimeout(() => place.classList.remove("shown"), 3500);
}
