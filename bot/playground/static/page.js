// The page: the community's time, the language and look, and the views side by side.

import { el, icon, toast } from "./draw.js";
import { openNewcomer, openPersonas } from "./forms.js";
import { Guide } from "./guide.js";
import { look, setLook } from "./look.js";
import { firstMinute } from "./minute.js";
import { get, kept, languageNow, listen, post, say, speak } from "./talk.js";
import { View } from "./view.js";

const MOVES = { "page-day": 1, "page-week": 7, "page-month": 30 };
const WIDTHS = [1120, 740]; // CSS pixels from which three, and two, views fit

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

const at = (id) => document.getElementById(id);

const ground = {
  community: "",
  now: new Date(),
  asOf: 0,
  personas: new Map(),
  channels: [],
  choose,
  back,
  shown: () => drawPeople(),
};
let views = [];
let current = 0;
let guide;

async function start() {
  setLook(kept.get("look") ?? "auto");
  const asked = new URLSearchParams(location.search).get("language");
  const language = asked ?? kept.get("language") ?? (navigator.language.startsWith("ja") ? "ja" : "en");
  await speak(language === "ja" ? "ja" : "en");
  await lookAround();
  views = firstPersonas().map((persona) => new View(persona, ground));
  at("columns").replaceChildren(...views.map((view) => view.node));
  drawTop();
  const minute = firstMinute({ views, show, forward: () => forward(MOVES["page-month"]) });
  guide = new Guide(at("guide"), { ...minute, closed: guideClosed });
  arrange();
  await Promise.all(views.map((view) => view.load()));
  if (kept.get("guide") !== "closed") guide.begin();
  listen(changed);
  for (const width of WIDTHS) matchMedia(`(min-width: ${width}px)`).addEventListener("change", arrange);
  setInterval(drawNow, 20_000);
}

/** Who is here, what time it is, and which channels there are. */
async function lookAround() {
  const [here, { channels }] = await Promise.all([get("personas"), get("channels")]);
  ground.community = here.community;
  ground.personas = new Map(here.personas.map((one) => [one.id, one]));
  ground.channels = channels;
  setNow(here.now);
}

/** An alumnus who reads the page's language, another alumnus, and somebody who organises. */
function firstPersonas() {
  const people = [...ground.personas.values()];
  const alumni = people.filter((one) => one.kind === "alumnus" && !one.organises);
  const first = alumni.find((one) => one.language === languageNow()) ?? alumni[0];
  const others = [alumni.find((one) => one !== first), people.find((one) => one.organises), ...people];
  return [...new Set([first, ...others])].filter(Boolean).slice(0, 3);
}

let waiting = new Set();
let hearing = null;

/** Somebody's view has changed, or everybody's (`*`); what changes meanwhile is looked at together. */
function changed(whose) {
  waiting.add(whose);
  hearing ??= hear().finally(() => {
    hearing = null;
  });
  return hearing;
}

async function hear() {
  while (waiting.size) {
    const whom = waiting;
    waiting = new Set();
    const heard = views.filter((view) => whom.has("*") || whom.has(view.persona.id));
    if (!heard.length) continue;
    try {
      await lookAround();
      for (const view of views) view.meet();
      await Promise.all(heard.map((view) => view.refresh()));
    } catch {
      // the next change tries again, and whatever somebody does meanwhile says what is wrong
    }
  }
  drawName();
  drawNow();
}

// The top: name, time, language, look.

function drawTop() {
  at("skip").textContent = say("page-skip");
  const madeUp = el("span", { class: "made-up", title: say("page-made-up-note") }, say("page-example"));
  const name = el("h1", {}, el("img", { src: "icon.svg", alt: "", width: 32, height: 32 }), el("span", { id: "name" }));
  const moves = Object.entries(MOVES).map(([wording, days]) =>
    el("button", { type: "button", class: "move", "data-days": days, onclick: () => forward(days) }, say(wording)),
  );
  const time = el(
    "div",
    { class: "clock", role: "group", "aria-label": say("page-time") },
    el("span", { class: "now", id: "now" }, icon("clock"), el("time", {})),
    el("span", { class: "moves" }, moves),
  );
  at("top").replaceChildren(el("div", { class: "brand" }, name, madeUp), time, el("div", { class: "settings" }, guideButton(), languages(), look()));
  drawName();
  drawNow();
}

function drawName() {
  const parts = ground.community.split(/(?<=\p{Script=Han})(?=\p{Script=Katakana})/u); // where a line may end
  at("name").replaceChildren(...parts.flatMap((part, number) => (number ? [el("wbr"), part] : [part])));
  at("name").lang = JAPANESE.test(ground.community) ? "ja" : "en";
}

function guideButton() {
  const button = el("button", { type: "button", class: "quiet", id: "open-guide" }, icon("guide"), el("span", { class: "wide" }, say("page-guide-open")));
  button.setAttribute("aria-label", say("page-guide-open"));
  button.addEventListener("click", () => guide.begin());
  return button;
}

function languages() {
  const switchTo = (language, name) =>
    el("button", { type: "button", lang: language, "aria-pressed": String(language === languageNow()), onclick: () => setLanguage(language) }, name);
  return el("div", { class: "switch", role: "group", "aria-label": say("page-language") }, switchTo("ja", "日本語"), switchTo("en", "English"));
}

async function setLanguage(language) {
  await speak(language);
  kept.set("language", language);
  await lookAround();
  drawTop();
  for (const view of views) view.build();
  if (guide.isOpen) guide.draw();
  arrange();
  document.querySelector(`.switch [lang=${language}]`).focus();
}

function setNow(moment) {
  ground.now = new Date(moment);
  ground.asOf = performance.now();
}

function drawNow() {
  const now = new Date(ground.now.getTime() + performance.now() - ground.asOf);
  const shown = at("now").querySelector("time");
  shown.dateTime = now.toISOString();
  shown.textContent = dayOf(now, fitting() > 1);
}

function dayOf(moment, hasYear = true) {
  const year = hasYear ? "numeric" : undefined; // a phone has no room for it
  return moment.toLocaleDateString(languageNow(), { year, month: "short", day: "numeric", weekday: "short" });
}

/** Lets time pass; gives whether it did. */
async function forward(days) {
  const buttons = [...at("top").querySelectorAll(".move")];
  const pressed = document.activeElement;
  for (const button of buttons) button.disabled = true;
  document.body.classList.add("moving");
  at("status").textContent = say("page-moving");
  try {
    setNow((await post("forward", { days })).now);
    await changed("*");
    const moved = say("page-moved", { when: dayOf(ground.now) });
    at("status").textContent = moved;
    toast(moved, "moved");
    return true;
  } catch (refused) {
    toast(refused.message);
    return false;
  } finally {
    document.body.classList.remove("moving");
    for (const button of buttons) button.disabled = false;
    if (buttons.includes(pressed)) pressed.focus();
  }
}

// The views: three, two or one beside another, with tabs for those that do not fit.

function fitting() {
  if (matchMedia(`(min-width: ${WIDTHS[0]}px)`).matches) return 3;
  return matchMedia(`(min-width: ${WIDTHS[1]}px)`).matches ? 2 : 1;
}

function arrange() {
  const count = fitting();
  const shown = count === 3 ? [0, 1, 2] : count === 2 ? [0, Math.max(1, current)] : [current];
  views.forEach((view, number) => {
    view.node.hidden = !shown.includes(number);
  });
  at("people").hidden = count >= views.length;
  drawNow();
  drawPeople();
  for (const number of shown) views[number]?.settle();
}

function drawPeople() {
  const people = at("people");
  if (people.hidden) return;
  const hadFocus = people.contains(document.activeElement);
  people.setAttribute("aria-label", say("page-people"));
  people.replaceChildren(
    ...views.map((view, number) => {
      const isShown = !view.node.hidden;
      const button = el("button", { type: "button", "aria-pressed": String(isShown), onclick: () => show(number) });
      button.append(el("span", { lang: view.persona.language }, view.persona.name));
      if (view.hasNews) button.append(el("span", { class: "count" }, el("span", { class: "hidden" }, say("page-unread"))));
      return button;
    }),
  );
  if (hadFocus) people.children[current].focus();
}

function show(number) {
  current = number;
  arrange();
}

function choose(view) {
  openPersonas(view.persona, [...ground.personas.values()], {
    choose: (persona) => become(view, persona),
    come: () => openNewcomer(languageNow(), (answers) => come(view, answers)),
    go: () => go(view),
  });
}

async function become(view, persona) {
  view.become(persona);
  arrange();
  view.chooser.focus();
  try {
    await view.load({ messagesFirst: true });
  } catch (refused) {
    toast(refused.message);
  }
}

async function come(view, answers) {
  try {
    const { persona } = await post("join", answers);
    await lookAround();
    setTimeout(() => become(view, ground.personas.get(persona.id) ?? persona));
    return null;
  } catch (refused) {
    return refused.message;
  }
}

async function go(view) {
  try {
    await post("leave", { persona: view.persona.id });
    await changed("*");
  } catch (refused) {
    toast(refused.message);
  }
}

async function back(view) {
  try {
    await post("return", { persona: view.persona.id });
    await changed("*");
    view.line.input.focus();
  } catch (refused) {
    toast(refused.message);
  }
}

function guideClosed() {
  kept.set("guide", "closed");
  views[0].line?.input.focus();
}

start().catch((refused) => {
  const again = el("button", { type: "button", class: "button primary", onclick: () => location.reload() }, say("page-again") || "↻");
  at("columns").replaceChildren(el("div", { class: "lost" }, el("p", {}, refused.message || "okaeri"), again));
});
