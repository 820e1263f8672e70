// The guided first minute: four steps, each with one button that does it, and a word at the end.

import { el, icon } from "./draw.js";
import { say } from "./talk.js";

const STEPS = ["thank", "see", "month", "chain"];

/**
 * Draws the guide into `place`. `names()` are the two people of the story, `acts` does each step by its name,
 * `closed()` is told when it ends.
 */
export class Guide {
  constructor(place, { names, acts, closed }) {
    this.place = place;
    this.names = names;
    this.acts = acts;
    this.closed = closed;
    this.at = 0;
  }

  get isOpen() {
    return !this.place.hidden;
  }

  begin() {
    this.at = 0;
    this.draw();
    this.button.focus();
  }

  close() {
    this.place.hidden = true;
    this.place.replaceChildren();
    this.closed();
  }

  draw() {
    const step = STEPS[this.at] ?? "done";
    const facts = this.names();
    const words = say("page-guide-thank-words");
    this.button = el("button", { type: "button", class: "button primary", onclick: () => this.next(step) });
    this.button.textContent = say(`page-guide-${step}-button`, facts);
    const leave = el("button", { type: "button", class: "quiet close", onclick: () => this.close() }, icon("close"));
    leave.setAttribute("aria-label", say("page-guide-close"));
    const number = say("page-guide-step", { number: Math.min(this.at + 1, STEPS.length) });
    this.place.setAttribute("aria-label", say("page-guide"));
    this.place.replaceChildren(
      el("ol", { class: "steps" }, STEPS.map((one, at) => this.mark(one, at))),
      el(
        "div",
        { class: "step", "aria-live": "polite" },
        el("p", { class: "hidden" }, step === "done" ? "" : number),
        el("h2", {}, say(`page-guide-${step}-title`, facts)),
        el("p", {}, say(`page-guide-${step}-text`, facts)),
        step === "thank" && el("blockquote", {}, words),
      ),
      el("div", { class: "go" }, this.button),
      leave,
    );
    this.place.hidden = false;
  }

  mark(one, at) {
    const state = at < this.at ? "done" : at === this.at ? "now" : "later";
    const mark = el("li", { class: state }, el("span", { class: "number" }, state === "done" ? "✓" : String(at + 1)), say(`page-guide-${one}-title`));
    if (state === "now") mark.setAttribute("aria-current", "step");
    return mark;
  }

  /** Does the step; one that fails stays, so that it can be tried again. */
  async next(step) {
    if (step === "done") return this.close();
    this.place.setAttribute("aria-busy", "true");
    this.button.disabled = true;
    if (step === "month") this.button.textContent = say("page-moving");
    const isDone = await this.acts[step]();
    this.place.removeAttribute("aria-busy");
    if (!this.isOpen) return;
    if (isDone) this.at += 1;
    this.draw();
    this.button.focus({ preventScroll: true });
  }
}
