// Draws what the server sends. Every word arrives as data and is set as text; nothing here parses markup.

import { languageNow, say } from "./talk.js";

const EMOJI = ["🙏", "🎉", "👏", "❤️", "👍"];

/** What the menu of somebody's message offers: the press, and its name. */
const ENTRIES = [
  ["thanks-author", "page-thank-author"],
  ["give-author", "page-gift-to-author"],
];

/** An element with attributes (`onclick` and the like are listeners) and children; strings become text. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

const PATHS = {
  lock: "M7 11V8a5 5 0 0 1 10 0v3M6 11h12v9H6z",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  smile: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M8.5 14a4 4 0 0 0 7 0M9 9.5h.01M15 9.5h.01",
  close: "M6 6l12 12M18 6 6 18",
  send: "M4 12 20 4l-5 16-3.5-6.5zM11.5 13.5 20 4",
  down: "M7 10l5 5 5-5",
  guide: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M9.6 9.3a2.5 2.5 0 1 1 3.4 2.4c-.7.3-1 .8-1 1.6M12 16.8h.01",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4",
  moon: "M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5",
  auto: "M4 5h16v11H4zM9 20h6M12 16v4",
  file: "M7 3h7l4 4v14H7zM14 3v4h4",
  people: "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M2.5 20a6.5 6.5 0 0 1 13 0M16 4.5a3.2 3.2 0 0 1 0 6.2M18 14a6 6 0 0 1 3.5 6",
  clock: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7.5V12l3 2",
};

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

/** A round face: the first letter of a Japanese name, the initials of another. */
export function face(id, name) {
  const latin = /^[\p{Script=Latin}\s.'-]+$/u.test(name);
  const letters = latin ? name.split(/\s+/).map((part) => part[0]).join("").slice(0, 2) : [...name][0];
  const hue = [...id].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 997, 7) % 6;
  return el("span", { class: "face", "data-hue": hue, "aria-hidden": "true" }, (letters ?? "").toUpperCase());
}

export function botFace() {
  return el("span", { class: "face bot", "aria-hidden": "true" }, "お");
}

/**
 * A message as a card. `view` tells who reads: {reader, personOf(id)} and what can be done:
 * {press(message, action), react(message, emoji, remove), choose(message, entry)}.
 */
export function message(shown, view) {
  const author = shown.author === "okaeri" ? null : view.personOf(shown.author);
  const isPublic = Boolean(shown.channel) && !shown.private;
  const language = author ? author.language : (shown.language ?? view.reader.language);
  const name = author ? author.name : "okaeri";
  const card = el(
    "article",
    { class: author ? "card post" : shown.channel && shown.private ? "card aside" : "card", tabindex: "-1", "data-message": shown.id },
    el(
      "header",
      {},
      author ? face(author.id, author.name) : botFace(),
      el("span", { class: "by", lang: author ? language : null }, name),
      author && shown.author === view.reader.id && el("span", { class: "small" }, say("page-you")),
      shown.at && time(shown.at),
      shown.private && !author && lock(view, Boolean(shown.channel)),
      author && more(shown, author, view),
    ),
  );
  const said = el("div", { class: "said", lang: language });
  if (shown.title) said.append(el("h3", {}, shown.title));
  said.append(...shown.parts.map((part) => drawPart(part, (action) => view.press(shown, action))));
  card.append(said);
  card.setAttribute("aria-label", shown.title || name);
  if (isPublic) card.append(reactions(shown, view));
  return card;
}

/** That nobody else sees it; said in words where others read what stands around it. */
function lock(view, inWords) {
  const meaning = say("page-private", { name: view.reader.name });
  return el("span", { class: "private", title: meaning }, icon("lock"), el("span", { class: inWords ? "small" : "hidden" }, meaning));
}

function time(at) {
  const moment = new Date(at);
  const short = moment.toLocaleString(languageNow(), {
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return el("time", { datetime: at, class: "small" }, short);
}

function drawPart(part, press) {
  switch (part.type) {
    case "section": {
      const paragraph = el("p", {}, spans(part.spans, part.text));
      const actions = part.actions ?? [];
      if (!actions.length) return paragraph;
      return el("div", {}, paragraph, el("div", { class: "actions" }, actions.map((one) => action(one, press))));
    }
    case "facts": {
      const values = part.spans ?? part.values ?? [];
      const rows = part.pairs.map(([name, text], at) =>
        el("div", {}, el("dt", {}, name), el("dd", {}, spans(values[at], text))),
      );
      return el("dl", {}, rows);
    }
    case "note":
      return el("p", { class: "note" }, spans(part.spans, part.text));
    case "picture":
      return el("img", { src: part.url, alt: part.alt, loading: "lazy" });
    case "file":
      return el("a", { class: "file", href: safe(part.url), download: part.name }, icon("file"), part.name, el("span", { class: "small" }, sizeOf(part)));
    default:
      return el("p", { class: "note" }, part.text ?? "");
  }
}

/** How large a file is, as people say it. */
function sizeOf({ size }) {
  const [number, unit] = size < 1000 ? [size, "byte"] : [size / 1000, "kilobyte"];
  return number.toLocaleString(languageNow(), { style: "unit", unit, maximumFractionDigits: number < 10 ? 1 : 0 });
}

function action(one, press) {
  if (one.type === "link") return link(one.label, one.url, "button");
  return el("button", { type: "button", class: `button ${one.tone}`, onclick: () => press(one) }, one.label);
}

function spans(typed, text) {
  return typed ? typed.map(span) : [text];
}

function span(one) {
  switch (one.kind) {
    case "bold":
      return el("strong", {}, one.text);
    case "link":
      return link(one.text, one.url, null);
    case "mention":
      return el("span", { class: "mention" }, one.text);
    case "moment":
      return el("time", { datetime: one.at }, one.text);
    default:
      return one.text;
  }
}

function link(text, url, kind) {
  return el("a", { class: kind, href: safe(url), target: "_blank", rel: "noopener noreferrer" }, text);
}

/** Only addresses of the web and of this page lead anywhere. */
function safe(url) {
  const known = URL.canParse(url, location.href) && /^https?:$/.test(new URL(url, location.href).protocol);
  return known ? url : null;
}

function reactions(shown, view) {
  const row = el("div", { class: "reactions" });
  for (const { emoji, personas } of shown.reactions ?? []) {
    const mine = personas.includes(view.reader.id);
    const names = personas.map((id) => view.personOf(id).name).join("、");
    const label = `${say("page-react", { emoji })} (${personas.length})`;
    const press = () => view.react(shown, emoji, mine);
    const look = { type: "button", "aria-pressed": String(mine), "aria-label": label, title: names, onclick: press };
    row.append(el("button", look, emoji, el("span", {}, String(personas.length))));
  }
  const add = el("button", { type: "button", class: "add", "aria-haspopup": "menu" }, icon("smile"));
  add.setAttribute("aria-label", say("page-add-reaction"));
  const choices = EMOJI.map((emoji) => ({
    label: say("page-react", { emoji }),
    text: emoji,
    act: () => view.react(shown, emoji, false),
  }));
  add.addEventListener("click", () => menu(add, choices, "emoji"));
  row.append(add);
  return row;
}

function more(shown, author, view) {
  if (author.id === view.reader.id) return null;
  const button = el("button", { type: "button", class: "quiet more", "aria-haspopup": "menu" }, icon("more"));
  button.setAttribute("aria-label", say("page-more"));
  const entries = ENTRIES.map(([entry, wording]) => ({
    label: say(wording, { name: author.name }),
    act: () => view.choose(shown, entry),
  }));
  button.addEventListener("click", () => menu(button, entries));
  return button;
}

/** A small menu beside a button: arrows, Enter, Esc; the focus goes back to the button. */
export function menu(button, choices, kind = "") {
  const list = el("div", { role: "menu", class: `menu ${kind}`, popover: "auto" });
  const items = choices.map((choice) => {
    const take = () => {
      list.hidePopover();
      choice.act();
    };
    const look = { type: "button", role: "menuitem", tabindex: "-1", onclick: take };
    return el("button", choice.text ? { ...look, "aria-label": choice.label } : look, choice.text ?? choice.label);
  });
  list.append(...items);
  list.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (event.key === "Tab") list.hidePopover();
    if (!step) return;
    event.preventDefault();
    items[(items.indexOf(document.activeElement) + step + items.length) % items.length].focus();
  });
  list.addEventListener("toggle", (event) => {
    if (event.newState !== "closed") return;
    if (list.contains(document.activeElement) || document.activeElement === document.body) button.focus();
    list.remove();
  });
  document.body.append(list);
  list.showPopover();
  const at = button.getBoundingClientRect();
  list.style.left = `${Math.max(8, Math.min(at.left, innerWidth - list.offsetWidth - 8))}px`;
  const below = at.bottom + 4 + list.offsetHeight < innerHeight;
  list.style.top = `${below ? at.bottom + 4 : at.top - list.offsetHeight - 4}px`;
  items[0].focus();
}

/** Says a sentence at the edge of the page, for a while. */
export function toast(sentence, kind = "error") {
  const gone = () => note.remove();
  const close = el("button", { type: "button", class: "quiet", onclick: gone }, icon("close"));
  close.setAttribute("aria-label", say("page-dismiss"));
  const note = el("div", { class: `toast ${kind}` }, el("p", {}, sentence), close);
  document.getElementById("toasts").append(note);
  setTimeout(gone, 9000);
}
