// The tabs of a view: the home, the bot's messages, the channels, and the rooms of a few.

import { el, icon } from "./draw.js";
import { say } from "./talk.js";

/** Tabs that are walked with the arrows; `look(id)` goes to one. */
export class Places {
  constructor(label, look) {
    this.look = look;
    this.ids = [];
    this.node = el("div", { class: "places", role: "tablist", "aria-label": label });
    this.node.addEventListener("keydown", (event) => this.walk(event));
  }

  /** `places` are {id, name, fresh, isRoom}, `fresh` the number of messages that nobody has seen. */
  draw(places, now) {
    const hadFocus = this.node.contains(document.activeElement);
    const isElsewhere = now !== this.now;
    this.ids = places.map(({ id }) => id);
    this.now = now;
    this.node.replaceChildren(...places.map((place) => this.tab(place)));
    const here = this.node.querySelector("[aria-selected=true]");
    if (isElsewhere) here?.scrollIntoView({ block: "nearest", inline: "nearest" });
    if (hadFocus) here?.focus();
  }

  tab({ id, name, fresh, isRoom }) {
    const isHere = id === this.now;
    const look = { type: "button", role: "tab", "aria-selected": String(isHere), "data-place": id };
    const tab = el("button", { ...look, tabindex: isHere ? 0 : -1, onclick: () => this.look(id) }, isRoom && icon("people"), name);
    if (fresh) tab.append(el("span", { class: "count" }, String(fresh), el("span", { class: "hidden" }, say("page-unread"))));
    return tab;
  }

  walk(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    this.look(this.ids[(this.ids.indexOf(this.now) + step + this.ids.length) % this.ids.length]);
    this.node.querySelector("[aria-selected=true]").focus();
  }
}
