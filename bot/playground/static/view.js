// One persona's view: who it is, where they look, what they see there, and the line where they type.

import { el, face, icon, message, toast } from "./draw.js";
import { openForm } from "./forms.js";
import { Line, kindOf } from "./line.js";
import { get, post, say } from "./talk.js";

const DM = "dm";
const NEAR_THE_END = 120; // pixels from the end within which new messages are followed

/**
 * `ground` is what all views share: {personas (a map), channels, choose(view), shown(view)}. What is typed is
 * shown beside its answer, since only the answer comes back.
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
    this.place = DM;
    this.messages = [];
    this.home = null;
    this.verbs = [];
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
    this.tabs = el("div", { class: "places", role: "tablist", "aria-label": say("page-places", { name: persona.name }) });
    this.tabs.addEventListener("keydown", (event) => this.walk(event));
    this.log = el("div", { class: "log", role: "log", "aria-live": "polite", tabindex: "0", "aria-label": persona.name });
    this.foot = el("div", { class: "foot" });
    this.node.setAttribute("aria-label", persona.name);
    this.node.replaceChildren(el("header", { class: "who" }, this.chooser, this.tabs), this.log, this.foot);
    this.cards.clear();
    this.drawLine();
    this.draw();
  }

  async load() {
    const who = { persona: this.persona.id };
    const [home, verbs] = await Promise.all([get("home", who), get("commands", who)]);
    this.home = home;
    this.verbs = verbs.commands;
    await this.refresh();
    this.toEnd();
  }

  async refresh() {
    const who = this.persona.id;
    const { messages } = await get("inbox", { persona: who });
    if (who !== this.persona.id) return;
    const arrived = messages.filter((one) => this.known && !this.known.has(one.id) && one.author !== who);
    this.known = new Set(messages.map((one) => one.id));
    this.messages = messages;
    const unseen = arrived.filter((one) => !this.acting || placeOf(one) !== this.place);
    for (const one of unseen) this.fresh.add(one.id);
    this.draw();
  }

  draw() {
    const follows = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < NEAR_THE_END;
    const here = this.messages.filter((one) => placeOf(one) === this.place);
    const nodes = [];
    if (this.place === DM) {
      if (this.home) nodes.push(this.card(this.home));
      nodes.push(...this.said(null));
    } else if (!here.length) {
      nodes.push(this.empty());
    }
    for (const one of here) nodes.push(this.card(one), ...(this.place === DM ? this.said(one.id) : []));
    this.put(nodes);
    this.drawTabs();
    if (follows) this.toEnd();
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
    return el("p", { class: "nothing" }, say("page-nothing"));
  }

  drawTabs() {
    const places = [{ id: DM, name: say("page-dm") }, ...this.ground.channels.map((one) => ({ id: one.id, name: `# ${one.name}` }))];
    const hadFocus = this.tabs.contains(document.activeElement);
    const tabs = places.map(({ id, name }) => {
      const fresh = this.messages.filter((one) => placeOf(one) === id && this.fresh.has(one.id)).length;
      const tab = el("button", { type: "button", role: "tab", "aria-selected": String(id === this.place), "data-place": id }, name);
      tab.tabIndex = id === this.place ? 0 : -1;
      if (fresh) tab.append(el("span", { class: "count" }, String(fresh), el("span", { class: "hidden" }, say("page-unread"))));
      tab.addEventListener("click", () => this.look(id));
      return tab;
    });
    this.tabs.replaceChildren(...tabs);
    if (hadFocus) this.tabs.querySelector("[aria-selected=true]").focus();
    this.ground.shown(this);
  }

  walk(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const places = [DM, ...this.ground.channels.map((one) => one.id)];
    this.look(places[(places.indexOf(this.place) + step + places.length) % places.length]);
    this.tabs.querySelector("[aria-selected=true]").focus();
  }

  /** Look at a place: the bot's messages, or a channel. */
  look(place) {
    if (place !== this.place) {
      this.place = place;
      this.drawLine();
    }
    this.draw();
    this.toEnd();
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
    this.drawTabs();
  }

  get hasNews() {
    return this.fresh.size > 0;
  }

  drawLine() {
    const { persona } = this;
    const channel = this.ground.channels.find((one) => one.id === this.place);
    const label = channel
      ? say("page-post", { name: persona.name, channel: channel.name })
      : say("page-line", { name: persona.name });
    this.line = new Line({
      label,
      hint: say(channel ? "page-post-hint" : "page-line-hint"),
      people: () => this.others(),
      verbs: () => (channel ? [] : this.verbs),
      language: persona.language,
      send: (text, shown) => (channel && !text.startsWith("/") ? this.write(text) : this.say(text, shown)),
    });
    const ideas = channel ? [] : [this.idea("page-idea-thank"), this.idea("page-idea-commands")];
    this.foot.replaceChildren(el("div", { class: "ideas" }, ideas), this.line.node);
  }

  /** A button that begins a line, for those who do not know yet what to type. */
  idea(wording) {
    const button = el("button", { type: "button" }, say(wording));
    button.addEventListener("click", () => {
      const thanks = this.verbs.find((verb) => verb.names_people);
      this.line.write(wording === "page-idea-thank" && thanks ? `/${thanks.command} ${thanks.verb} @` : "/");
      this.line.input.focus();
      this.line.suggestions.open();
    });
    return button;
  }

  toEnd() {
    this.log.scrollTop = this.log.scrollHeight;
  }

  // What a card needs to know of its reader, and can have done.

  get reader() {
    return this.persona;
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
    this.toEnd();
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

  thank(on, author) {
    return this.send("menu", { message: on.id, action: "thanks" }, author);
  }

  /** One request as this persona; what comes of it is shown. Gives null when it was refused. */
  async send(act, body, author = null) {
    this.acting = true;
    try {
      const answer = await post(act, { persona: this.persona.id, ...body });
      if (answer.form) this.open(answer.form, author);
      else if (answer.messages?.length && this.place !== DM) this.look(DM);
      await this.refresh();
      const told = answer.messages?.at(-1);
      if (told) this.reveal(told.id);
      if (told && act === "press") this.cards.get(told.id)?.node.focus({ preventScroll: true });
      return answer;
    } catch (refused) {
      toast(refused.message);
      return null;
    } finally {
      this.acting = false;
    }
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

  open(form, author) {
    const fields = form.fields.map((field) =>
      author && field.kind === "member" && !field.value ? { ...field, value: author.id } : field,
    );
    openForm({ ...form, fields }, {
      language: this.persona.language,
      people: this.others(),
      channels: this.ground.channels,
      submit: (answers) => this.submit(form, answers),
    });
  }

  async submit({ action, subject }, answers) {
    this.acting = true;
    try {
      const answer = await post("submit", { persona: this.persona.id, action, subject, answers });
      if (this.place !== DM && answer.messages.length) this.look(DM);
      await this.refresh();
      this.toEnd();
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
