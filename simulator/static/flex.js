// Draws Flex cards as LINE draws them: the parts of the format that bots use.

import { h } from "./dom.js";

const GAPS = { none: 0, xs: 2, sm: 4, md: 8, lg: 12, xl: 16, xxl: 20 };
const TEXT = { xxs: 11, xs: 13, sm: 14, md: 16, lg: 19, xl: 22, xxl: 29, "3xl": 35, "4xl": 48, "5xl": 74 };
const IMAGE = { xxs: 40, xs: 60, sm: 80, md: 100, lg: 120, xl: 140, xxl: 160, "3xl": 180, "4xl": 200, "5xl": 220 };
const BORDERS = { none: 0, light: 0.5, normal: 1, medium: 2, "semi-bold": 3, bold: 4 };
const WIDTHS = { nano: 120, micro: 160, deca: 220, hecto: 241, kilo: 260, mega: 300, giga: 386 };
const PADDINGS = { header: "16px", body: "16px", footer: "10px" };
const BLOCKS = ["header", "hero", "body", "footer"];
const PLACES = { start: "flex-start", center: "center", end: "flex-end", top: "flex-start", bottom: "flex-end" };

const length = (value, scale) => (value in scale ? `${scale[value]}px` : value);
const gap = (value) => length(value, GAPS);

export function drawFlex(contents, press) {
  const bubbles = contents.type === "carousel" ? contents.contents : [contents];
  const drawn = bubbles.map((bubble) => drawBubble(bubble, press));
  return bubbles.length > 1 ? h("div", { class: "carousel", tabindex: "0", role: "group", "aria-label": "การ์ดหลายใบ เลื่อนดูได้" }, drawn) : drawn[0];
}

function drawBubble(bubble, press) {
  const card = pressable(h("div", { class: "flex-bubble" }), bubble.action, press);
  card.style.width = `${WIDTHS[bubble.size] ?? WIDTHS.mega}px`;
  for (const name of BLOCKS.filter((block) => bubble[block])) {
    const look = bubble.styles?.[name] ?? {};
    const inner = drawNode(bubble[name], "vertical", press);
    if (PADDINGS[name] && !bubble[name].paddingAll) inner.style.padding ||= PADDINGS[name];
    inner.style.flexGrow = 1;
    const block = h("div", { class: `flex-block flex-${name}` }, inner);
    if (look.backgroundColor) block.style.backgroundColor = look.backgroundColor;
    if (look.separator) card.append(h("hr", { class: "flex-line" }));
    card.append(block);
  }
  return card;
}

const DRAWERS = { box: drawBox, text: drawText, button: drawButton, image: drawImage, icon: drawIcon, separator: drawLine, filler: drawFiller };

function drawNode(node, layout, press) {
  const drawn = (DRAWERS[node.type] ?? drawFiller)(node, press, layout);
  stretch(drawn, node, layout);
  return drawn;
}

function stretch(element, node, layout) {
  const usual = { icon: 0, separator: null, filler: 1, button: layout === "vertical" ? 0 : 1 }[node.type];
  const share = node.flex ?? (usual !== undefined ? usual : layout === "vertical" ? 0 : 1);
  if (share === null) return;
  element.style.flex = share > 0 ? `${share} 1 0` : "0 0 auto";
  if (layout !== "vertical" && share > 0) element.style.minWidth = 0;
}

function drawBox(node, press) {
  const box = pressable(h("div", { class: `flex-box ${node.layout}` }), node.action, press);
  node.contents.forEach((child, index) => {
    const drawn = drawNode(child, node.layout, press);
    const space = child.margin ?? (index > 0 ? node.spacing : undefined);
    if (space) drawn.style[node.layout === "vertical" ? "marginTop" : "marginLeft"] = gap(space);
    box.append(drawn);
  });
  styleBox(box.style, node);
  return box;
}

function styleBox(style, node) {
  for (const [name, side] of [["paddingAll", "padding"], ["paddingTop", "paddingTop"], ["paddingBottom", "paddingBottom"], ["paddingStart", "paddingLeft"], ["paddingEnd", "paddingRight"]]) {
    if (node[name]) style[side] = gap(node[name]);
  }
  for (const name of ["backgroundColor", "width", "height", "maxWidth", "maxHeight"]) if (node[name]) style[name] = node[name];
  if (node.borderWidth) style.border = `${length(node.borderWidth, BORDERS)} solid ${node.borderColor ?? "#c8c8c8"}`;
  if (node.cornerRadius) Object.assign(style, { borderRadius: gap(node.cornerRadius), overflow: "hidden" });
  if (node.justifyContent) style.justifyContent = node.justifyContent;
  if (node.alignItems) style.alignItems = PLACES[node.alignItems] ?? node.alignItems;
  if (node.background?.type === "linearGradient") style.background = gradient(node.background);
  offset(style, node);
}

const gradient = (look) => `linear-gradient(${look.angle}, ${look.startColor}, ${look.endColor})`;

function offset(style, node) {
  if (node.position === "absolute") style.position = "absolute";
  for (const [name, side] of [["offsetTop", "top"], ["offsetBottom", "bottom"], ["offsetStart", "left"], ["offsetEnd", "right"]]) {
    if (node[name]) Object.assign(style, { [side]: gap(node[name]), position: style.position || "relative" });
  }
}

function drawText(node, press) {
  const words = node.contents?.length ? node.contents.map(drawSpan) : [node.text ?? ""];
  const text = pressable(h("p", { class: "flex-text" }, words), node.action, press);
  styleWords(text.style, node);
  if (node.align) text.style.textAlign = node.align;
  if (node.gravity) text.style.alignSelf = PLACES[node.gravity];
  if (node.lineSpacing) text.style.lineHeight = `calc(1.4em + ${node.lineSpacing})`;
  if (!node.wrap) text.classList.add("one-line");
  else if (node.maxLines) Object.assign(text.style, { display: "-webkit-box", webkitLineClamp: node.maxLines, webkitBoxOrient: "vertical", overflow: "hidden" });
  offset(text.style, node);
  return text;
}

function drawSpan(node) {
  const span = h("span", {}, node.text);
  styleWords(span.style, node, false);
  return span;
}

function styleWords(style, node, whole = true) {
  if (node.size || whole) style.fontSize = length(node.size ?? "md", TEXT);
  if (node.color) style.color = node.color;
  if (node.weight) style.fontWeight = node.weight === "bold" ? 700 : 400;
  if (node.style) style.fontStyle = node.style;
  if (node.decoration) style.textDecoration = node.decoration;
}

function drawButton(node, press) {
  const kind = node.style ?? "link";
  const button = h("button", { type: "button", class: `flex-button ${kind} ${node.height ?? "md"}`, onclick: () => press(node.action) }, node.action.label);
  if (node.adjustMode === "shrink-to-fit") button.classList.add("fits");
  if (node.color) button.style[kind === "link" ? "color" : "backgroundColor"] = node.color;
  if (node.gravity) button.style.alignSelf = PLACES[node.gravity];
  return button;
}

function drawImage(node, press) {
  const [wide, high] = (node.aspectRatio ?? "1:1").split(":").map(Number);
  const picture = h("img", { src: node.url, alt: "", loading: "lazy", class: "flex-image", onerror: () => picture.classList.add("missing") });
  picture.style.width = node.size === "full" ? "100%" : length(node.size ?? "md", IMAGE);
  picture.style.aspectRatio = `${wide} / ${high}`;
  picture.style.objectFit = node.aspectMode === "cover" ? "cover" : "contain";
  if (node.backgroundColor) picture.style.backgroundColor = node.backgroundColor;
  return pressable(h("div", { class: "flex-frame" }, picture), node.action, press);
}

function drawIcon(node) {
  const picture = h("img", { src: node.url, alt: "", class: "flex-icon", onerror: () => picture.classList.add("missing") });
  picture.style.height = length(node.size ?? "md", TEXT);
  return picture;
}

function drawLine(node, press, layout) {
  const line = h("hr", { class: layout === "vertical" ? "flex-line" : "flex-line upright" });
  if (node.color) line.style.backgroundColor = node.color;
  return line;
}

function drawFiller() {
  return h("div", { class: "flex-filler" });
}

function pressable(element, action, press) {
  if (!action) return element;
  element.classList.add("pressable");
  element.tabIndex = 0;
  element.setAttribute("role", "button");
  if (action.label) element.setAttribute("aria-label", action.label);
  element.addEventListener("click", (event) => { event.stopPropagation(); press(action); });
  element.addEventListener("keydown", (event) => { if (event.key === "Enter" && event.target === element) press(action); });
  return element;
}
