// A map of the districts drawn from their outlines: press where the pin shall go.

import { ask } from "./dialogs.js";
import { h, svg } from "./dom.js";

const SIZE = 520;
const EMPTY = { west: 100.33, east: 100.94, south: 13.49, north: 13.96 };

export const askPlace = (outlines) => ask("ส่งตำแหน่ง", (finish) => {
  const frame = frameOf(outlines);
  const words = h("output", { class: "place-words" }, "แตะบนแผนที่เพื่อปักหมุด");
  const send = h("button", { type: "button", class: "green", disabled: true, onclick: () => finish(picked) }, "ส่งตำแหน่งนี้");
  let picked = null;
  const choose = (place) => {
    picked = place;
    send.disabled = false;
    words.textContent = `${place.address ? `เขต${place.address} · ` : ""}${place.lat.toFixed(5)}, ${place.lng.toFixed(5)}`;
  };
  return [drawMap(outlines, frame, choose), words, send];
});

function drawMap(outlines, frame, choose) {
  const pin = svg("g", { class: "pin", visibility: "hidden" }, svg("path", { d: "M0 0c-9-12-12-17-12-23a12 12 0 1124 0c0 6-3 11-12 23z" }), svg("circle", { cy: -23, r: 4.5 }));
  const map = svg("svg", { viewBox: `0 0 ${SIZE} ${frame.height}`, class: "map", role: "application", tabindex: 0, "aria-label": "แผนที่กรุงเทพฯ ใช้ปุ่มลูกศรเลื่อนหมุด" });
  map.append(...grid(frame), ...outlines.map((one) => district(one, frame)), pin);
  let spot = { x: SIZE / 2, y: frame.height / 2 };
  const put = (x, y) => {
    spot = { x: clamp(x, SIZE), y: clamp(y, frame.height) };
    pin.setAttribute("transform", `translate(${spot.x} ${spot.y})`);
    pin.setAttribute("visibility", "visible");
    const place = { lng: frame.west + spot.x / frame.perLng, lat: frame.north - spot.y / frame.perLat };
    choose({ ...place, address: outlines.find((one) => one.rings.some((ring) => inside(ring, place)))?.name });
  };
  map.addEventListener("click", (event) => put(...at(map, event)));
  map.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: [-6, 0], ArrowRight: [6, 0], ArrowUp: [0, -6], ArrowDown: [0, 6] }[event.key];
    if (step) { event.preventDefault(); put(spot.x + step[0], spot.y + step[1]); }
  });
  return map;
}

function at(map, event) {
  const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(map.getScreenCTM().inverse());
  return [point.x, point.y];
}

const clamp = (value, most) => Math.min(Math.max(value, 0), most);

function frameOf(outlines) {
  const points = outlines.flatMap((one) => one.rings.flat());
  const box = points.reduce((seen, [lng, lat]) => ({
    west: Math.min(seen.west, lng), east: Math.max(seen.east, lng), south: Math.min(seen.south, lat), north: Math.max(seen.north, lat),
  }), points.length ? { west: 180, east: -180, south: 90, north: -90 } : EMPTY);
  const perLng = SIZE / (box.east - box.west);
  const perLat = perLng / Math.cos((13.75 * Math.PI) / 180);
  return { ...box, perLng, perLat, height: Math.round((box.north - box.south) * perLat) };
}

function district(one, frame) {
  const lines = one.rings.map((ring) => `M${ring.map(([lng, lat]) => `${((lng - frame.west) * frame.perLng).toFixed(1)} ${((frame.north - lat) * frame.perLat).toFixed(1)}`).join("L")}Z`);
  return svg("path", { d: lines.join(""), class: "district", "fill-rule": "evenodd" }, svg("title", {}, one.name));
}

function grid(frame) {
  const lines = [];
  for (let x = 40; x < SIZE; x += 40) lines.push(svg("line", { class: "grid", x1: x, x2: x, y1: 0, y2: frame.height }));
  for (let y = 40; y < frame.height; y += 40) lines.push(svg("line", { class: "grid", x1: 0, x2: SIZE, y1: y, y2: y }));
  return lines;
}

function inside(ring, { lng, lat }) {
  let within = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const [[x1, y1], [x2, y2]] = [ring[i], ring[j]];
    if (y1 > lat !== y2 > lat && lng < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) within = !within;
  }
  return within;
}
