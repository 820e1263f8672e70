// What stands below a view's messages: the line where one types, or a way back for one who left.

import { el } from "./draw.js";
import { Line } from "./line.js";
import { say } from "./talk.js";

/** The nodes below a view, and its line; there is no line for one who left. `channel`: where a post would go. */
export function footOf(view, channel) {
  if (view.isGone) return { nodes: [gone(view)], line: null };
  const { persona } = view;
  const line = new Line({
    label: channel ? say("page-post", { name: persona.name, channel: channel.name }) : say("page-line", { name: persona.name }),
    hint: say(channel ? "page-post-hint" : "page-line-hint"),
    people: () => view.others(),
    verbs: () => (channel ? [] : view.verbs),
    language: persona.language,
    send: (text, shown) => (channel && !text.startsWith("/") ? view.write(text) : view.say(text, shown)),
  });
  const ideas = channel ? [] : [idea(view, line, "page-idea-thank"), idea(view, line, "page-idea-commands")];
  return { nodes: [el("div", { class: "ideas" }, ideas), line.node], line };
}

/** A button that begins a line, for those who do not know yet what to type. */
function idea(view, line, wording) {
  const button = el("button", { type: "button" }, say(wording));
  button.addEventListener("click", () => {
    const thanks = view.verbs.find((verb) => verb.also.includes("thanks"));
    line.write(wording === "page-idea-thank" && thanks ? `/${thanks.command} ${thanks.verb} @` : "/");
    line.input.focus();
    line.suggestions.open();
  });
  return button;
}

function gone(view) {
  const { name } = view.persona;
  const back = el("button", { type: "button", class: "button", onclick: () => view.ground.back(view) }, say("page-back", { name }));
  return el("div", { class: "gone" }, el("p", {}, say("page-gone", { name })), back);
}
