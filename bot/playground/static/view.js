// One persona's view: who it is, where they look, what they see there, and the line where they type.

import { el, face, icon, message, toast } from "./draw.js";
import { footOf } from "./foot.js";
import { openForm } from "./forms.js";
import { kindOf } from "./line.js";
import { Places } from "./places.js";
import { get, languageNow, post, say } from "./talk.js";

const HOME = "home";
const DM = "dm";
const NEAR_THE_END = 120; // pixels from the end within which new messages are followed

/**
 * `ground` is what all views share: {personas (a map), channels, choose(view), back(view), shown(view)}. What is
 * typed is shown beside its answer, since only the answer comes back. What is pressed on the home is answered below it.
 */
export class View {
  constructor(persona, ground) {
    this.ground = ground;
    this.node = el("section", { class: "column" });
    this.node.addEventListener("pointerdown", () => this.seen());
    this.node.addEventListener("keydown", () => this.seen());
    this.become(persona);
  }

  become(persona) {
    this.persona = persona;
    this.place = HOME;
    this.messages = [];
    this.answered = new Set();
    this.isGone = false;
    this.turn = 0;
    this.drawn = 0;
    this.home = null;
    this.verbs = [];
    this.rooms = [];
    this.typed = [];
    this.known = null;
    this.fresh = new Set();
    this.cards = new Map();
    this.build();
  }

  /** Draws everything anew, in the page's language of now. */
  build() {
    const { persona } = this;
    const name = el("span", { class: "name", lang: persona.language }, persona.name);
    const kind = el("span", { class: "kind" }, kindOf(persona));
    this.chooser = el("button", { type: "button", class: "persona", "aria-haspopup": "dialog" }, face(persona.id, persona.name), name, kind, icon("down"));
    this.chooser.setAttribute("aria-label", `${persona.name} (${kindOf(persona)}): ${say("page-be")}`);
    this.chooser.addEventListener("click", () => this.ground.choose(this));
    this.places = new Places(say("page-places", { name: persona.name }), (place) => this.look(place));
    this.log = el("div", { class: "log", role: "log", "aria-live": "polite", tabindex: "0", "aria-label": persona.name });
    this.log.addEventListener("load", ({ target }) => this.grew(target.height), true);
    this.foot = el("div", { class: "foot" });
    this.node.setAttribute("aria-label", persona.name);
    this.node.replaceChildren(el("header", { class: "who" }, this.chooser, this.places.node), this.log, this.foot);
    this.cards.clear();
    this.drawLine();
    this.draw();
  }

  /** The first look: at the home, or at the messages of somebody who was chosen for them. */
  async load({ messagesFirst = false } = {}) {
    await this.refresh();
    this.look(messagesFirst && this.messages.some((one) => placeOf(one) === DM) ? DM : HOME);
  }

  async refresh() {
    if (this.isGone) return;
    const who = this.persona.id;
    const turn = (this.turn += 1);
    const now = await this.lookAround({ persona: who });
    if (!now || who !== this.persona.id || turn < this.drawn) return;
    const [{ at: _, ...home }, { messages }, { commands }, { rooms }] = now;
    const arrived = messages.filter((one) => this.known && !this.known.has(one.id) && one.author !== who);
    this.drawn = turn;
    this.home = home;
    this.verbs = commands;
    this.rooms = rooms.map((room) => ({ id: room.id, name: this.roomName(room) }));
    this.known = new Set(messages.map((one) => one.id));
    this.messages = messages;
    const answersTo = this.place === HOME ? DM : this.place;
    const unseen = arrived.filter((one) => !this.acting || placeOf(one) !== answersTo);
    for (const one of unseen) this.fresh.add(one.id);
    this.draw();
  }

  /** What this persona sees now; null once they are not on the page any more. */
  async lookAround(who) {
    try {
      return await Promise.all([get("home", who), get("inbox", who), get("commands", who), get("rooms", who)]);
    } catch (refused) {
      if (refused.status === 404) return null;
      throw refused;
    }
  }

  /** Takes up what the community says of the persona now: another name or kind, or that they are gone. */
  meet() {
    const now = this.ground.personas.get(this.persona.id);
    const isSame = now ? JSON.stringify(now) === JSON.stringify(this.persona) : this.isGone;
    if (isSame && this.isGone === !now) return;
    this.isGone = !now;
    this.persona = now ?? this.persona;
    this.build();
  }

  draw() {
    const isHome = this.place === HOME;
    const follows = !isHome && this.toTheEnd < NEAR_THE_END;
    const here = this.messages.filter((one) => (isHome ? this.answered.has(one.id) : placeOf(one) === this.place));
    const nodes = isHome && this.home ? [this.card(this.home)] : [];
    if (this.place === DM) nodes.push(...this.said(null));
    for (const one of here) nodes.push(this.card(one), ...(this.place === DM ? this.said(one.id) : []));
    this.put(nodes.length || isHome ? nodes : [this.empty()]);
    this.drawPlaces();
    if (follows) this.settle();
  }

  /** The card of a message, kept while it stays the same, so that neither focus nor a reader is disturbed. */
  card(one) {
    const look = JSON.stringify([one, this.fresh.has(one.id)]);
    const old = this.cards.get(one.id);
    if (old?.look === look) return old.node;
    const node = message(one, this);
    if (this.fresh.has(one.id)) {
      node.classList.add("fresh");
      node.querySelector("header").append(el("span", { class: "new" }, say("page-unread")));
    }
    if (old?.node.contains(document.activeElement)) setTimeout(() => node.focus({ preventScroll: true }));
    this.cards.set(one.id, { look, node });
    return node;
  }

  said(after) {
    const lines = this.typed.filter((one) => one.after === after);
    return lines.map((one) => (one.node ??= el("p", { class: "typed", lang: this.persona.language }, one.text)));
  }

  put(nodes) {
    const wanted = new Set(nodes);
    for (const child of [...this.log.children]) if (!wanted.has(child)) child.remove();
    nodes.forEach((node, at) => this.log.children[at] !== node && this.log.insertBefore(node, this.log.children[at] ?? null));
  }

  empty() {
    return el("p", { class: "nothing" }, say(this.place === DM ? "page-nothing-told" : "page-nothing"));
  }

  drawPlaces() {
    const fresh = (id) => this.messages.filter((one) => placeOf(one) === id && this.fresh.has(one.id)).length;
    const channels = this.ground.channels.map((one) => ({ id: one.id, name: `# ${one.name}` }));
    const rooms = this.rooms.map((one) => ({ ...one, isRoom: true }));
    const places = [{ id: HOME, name: say("page-home") }, { id: DM, name: say("page-dm") }, ...channels, ...rooms];
    this.places.draw(places.map((one) => ({ ...one, fresh: fresh(one.id) })), this.place);
    this.ground.shown(this);
  }

  /** Look at a place: the home from its beginning, the bot's messages or a channel at their end. */
  look(place) {
    const isAnotherLine = place !== this.place && [place, this.place].some((one) => one !== HOME && one !== DM);
    if (place !== HOME) this.answered.clear();
    this.place = place;
    if (isAnotherLine) this.drawLine();
    this.draw();
    this.settle();
  }

  /** What was new is seen as soon as somebody does something here. */
  seen() {
    const here = this.messages.filter((one) => placeOf(one) === this.place && this.fresh.has(one.id));
    if (!here.length) return;
    for (const one of here) {
      this.fresh.delete(one.id);
      const kept = this.cards.get(one.id);
      if (!kept) continue;
      kept.node.classList.remove("fresh");
      kept.node.querySelector(".new")?.remove();
      kept.look = JSON.stringify([one, false]);
    }
    this.drawPlaces();
  }

  get hasNews() {
    return this.fresh.size > 0;
  }

  drawLine() {
    const hadFocus = this.foot.contains(document.activeElement);
    const channel = [...this.ground.channels, ...this.rooms].find((one) => one.id === this.place);
    const { nodes, line } = footOf(this, channel);
    this.line = line;
    this.foot.replaceChildren(...nodes);
    if (hadFocus) line?.input.focus();
  }

  /** Scrolls a home to its beginning, and everything else to its newest. */
  settle() {
    this.log.scrollTop = this.place === HOME ? 0 : this.log.scrollHeight;
  }

  /** Pixels from what is seen to the end. */
  get toTheEnd() {
    return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight;
  }

  /** A picture is there: who was at the end sees the message that brought it, from its beginning. */
  grew(pixels) {
    const newest = this.messages.filter((one) => placeOf(one) === this.place).at(-1);
    if (newest && this.toTheEnd - pixels < NEAR_THE_END) this.reveal(newest.id);
  }

  // What a card needs to know of its reader, and can have done.

  get reader() {
    return this.persona;
  }

  /** A room is called by the others who are in it. */
  roomName({ personas }) {
    const others = personas.filter((id) => id !== this.persona.id).map((id) => say("page-room-person", { name: this.personOf(id).name }));
    return new Intl.ListFormat(languageNow(), { type: "unit", style: "short" }).format(others);
  }

  others() {
    return [...this.ground.personas.values()].filter((one) => one.id !== this.persona.id);
  }

  personOf(id) {
    return this.ground.personas.get(id) ?? { id, name: id, language: this.persona.language, kind: "alumnus", organises: false };
  }

  /** A typed line; false when it was refused, so that it can be mended. */
  async say(text, shown) {
    const after = this.messages.filter((one) => placeOf(one) === DM).at(-1)?.id ?? null;
    const answer = await this.send("say", { text });
    if (!answer) return false;
    this.typed.push({ text: shown, after });
    if (this.place !== DM) this.look(DM);
    this.draw();
    this.settle();
    return true;
  }

  async write(text) {
    return (await this.send("post", { channel: this.place, text })) !== null;
  }

  press(pressed, { action, subject }) {
    return this.send("press", { message: pressed.id, action, subject });
  }

  react(on, emoji, remove) {
    return this.send("react", { message: on.id, emoji, remove });
  }

  /** An entry of the menu of somebody's message. */
  choose(on, entry) {
    return this.send("menu", { message: on.id, action: entry });
  }

  /** One request as this persona; what comes of it is shown. Gives null when it was refused. */
  async send(act, body) {
    this.acting = true;
    try {
      const answer = await post(act, { persona: this.persona.id, ...body });
      if (answer.form) this.open(answer.form);
      await this.take(answer.messages ?? [], act !== "say");
      if (act === "press") this.focusOn(answer.messages.at(-1));
      return answer;
    } catch (refused) {
      toast(refused.message);
      return null;
    } finally {
      this.acting = false;
    }
  }

  /** Shows an answer where it is looked for: below the home when it was asked there, else where it was put. */
  async take(answers, isBelow) {
    const place = isBelow && this.place === HOME ? HOME : placeOf(answers.at(-1) ?? {});
    if (answers.length && place === HOME && !this.answered.has(answers[0].id)) this.answered.clear();
    for (const one of place === HOME ? answers : []) this.answered.add(one.id);
    if (answers.length && this.place !== place) this.look(place);
    await this.refresh();
    for (const one of answers) this.fresh.delete(one.id);
    if (!answers.length) return;
    this.draw();
    this.reveal(answers.at(-1).id);
    this.point(answers.at(-1).id);
  }

  /** Shows for a moment which card answers, since one that was pressed twice may say the same again. */
  point(id) {
    const node = this.cards.get(id)?.node;
    node?.classList.add("answers");
    setTimeout(() => node?.classList.remove("answers"), 1200);
  }

  /** Whether what had the focus is not there any more, as a button of a home that was drawn anew. */
  get isWithoutFocus() {
    return [document.body, this.log].includes(document.activeElement);
  }

  focusOn(told) {
    this.cards.get(told?.id)?.node.focus({ preventScroll: true });
  }

  /** Scrolls to a card: as little as needed to see its beginning, or so that it begins the view. */
  reveal(id, begins = false) {
    const card = this.cards.get(id)?.node;
    if (!card) return;
    const [seen, whole] = [this.log.getBoundingClientRect(), card.getBoundingClientRect()];
    const above = whole.top - seen.top - 12;
    const below = whole.bottom - seen.bottom + 12;
    if (begins || above < 0) this.log.scrollTop += above;
    else if (below > 0) this.log.scrollTop += Math.min(below, above);
  }

  open(form) {
    openForm(form, {
      language: this.persona.language,
      people: [...this.ground.personas.values()],
      self: this.persona.id,
      channels: this.ground.channels,
      submit: (answers) => this.submit(form, answers),
    });
  }

  async submit({ action, subject }, answers) {
    this.acting = true;
    try {
      const answer = await post("submit", { persona: this.persona.id, action, subject, answers });
      await this.take(answer.messages, true);
      setTimeout(() => this.isWithoutFocus && this.focusOn(answer.messages.at(-1))); // once the form is closed
      return null;
    } catch (refused) {
      return refused.message;
    } finally {
      this.acting = false;
    }
  }

  /** The first that the bot tells beside what is `known`; waits some seconds for it at most. */
  async hears(known, seconds = 6) {
    const until = Date.now() + seconds * 1000;
    while (Date.now() < until) {
      await this.refresh();
      const told = this.messages.find((one) => placeOf(one) === DM && !known.has(one.id));
      if (told) return told;
      await new Promise((go) => setTimeout(go, 250));
    }
    return null;
  }
}

function placeOf(one) {
  return one.channel ?? DM;
}
