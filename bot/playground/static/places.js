// The tabs of a view: the home, the bot's messages, and the channels.

import { el } from "./draw.js";
import { say } from "./talk.js";

/** Tabs that are walked with the arrows; `look(id)` goes to one. */
export class Places {
  constructor(label, look) {
    this.look = look;
    this.ids = [];
    this.node = el("div", { class: "places", role: "tablist", "aria-label": label });
    this.node.addEventListener("keydown", (event) => this.walk(event));
  }

  /** `places` are {id, name, fresh}, `fresh` the number of messages that nobody has seen. */
  draw(places, now) {
    const hadFocus = this.node.contains(document.activeElement);
    this.ids = places.map(({ id }) => id);
    this.now = now;
    this.node.replaceChildren(...places.map((place) => this.tab(place)));
    if (hadFocus) this.node.querySelector("[aria-selected=true]").focus();
  }

  tab({ id, name, fresh }) {
    const isHere = id === this.now;
    const look = { type: "button", role: "tab", "aria-selected": String(isHere), "data-place": id };
    const tab = el("button", { ...look, tabindex: isHere ? 0 : -1, onclick: () => this.look(id) }, name);
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
